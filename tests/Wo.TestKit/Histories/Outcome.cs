namespace Wo.TestKit.Histories;

/// <summary>One way in which a command may end.</summary>
/// <param name="Exit">Its exit code.</param>
/// <param name="After">The work order afterwards.</param>
internal sealed record Outcome(int Exit, Facts After);
