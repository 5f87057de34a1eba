namespace Wo.Engine.Verbs.Watch;

/// <summary>An entry of the session log about one work order.</summary>
/// <param name="IsResult">Whether it says what came of the work, and not what is intended.</param>
/// <param name="Text">What it says, in one line.</param>
internal sealed record SessionNote(bool IsResult, string Text);
