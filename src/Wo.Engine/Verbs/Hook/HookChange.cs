namespace Wo.Engine.Verbs.Hook;

/// <summary>What became of one hook.</summary>
/// <param name="Hook">The hook.</param>
/// <param name="Path">Its file, absolute.</param>
/// <param name="What">What was done, or why nothing was.</param>
/// <param name="IsChanged">Whether anything was written.</param>
internal sealed record HookChange(string Hook, string Path, string What, bool IsChanged);
