using Wo.Engine.Wording;

namespace Wo.Engine.Verbs.Agents;

/// <summary>A file that a coding agent reads, and what it is told there.</summary>
/// <param name="Path">The file, from the state root, with <c>/</c>.</param>
/// <param name="Marks">How our lines are marked in a file of its kind.</param>
/// <param name="Lines">Our lines, each with its newline.</param>
internal sealed record AgentFile(string Path, MarkedLines Marks, string Lines)
{
    /// <summary>
    /// What the agent wants at the beginning of a file that has our lines alone; <see langword="null"/> for a file of the
    /// project's own, to which our lines are added.
    /// </summary>
    public string? Head { get; init; }

    /// <summary>The file where it has our lines alone.</summary>
    public string Whole => Head + Marks.Around(Lines);
}
