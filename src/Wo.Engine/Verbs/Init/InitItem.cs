namespace Wo.Engine.Verbs.Init;

/// <summary>One path that initialising looked at.</summary>
/// <param name="Path">The path from the state root.</param>
/// <param name="Action">What was done.</param>
/// <param name="Note">What people should do themselves, or <see langword="null"/>.</param>
internal sealed record InitItem(string Path, InitAction Action, string? Note = null);
