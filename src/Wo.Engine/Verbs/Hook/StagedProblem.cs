using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Hook;

/// <summary>What is wrong with a staged file.</summary>
/// <param name="Code">Which problem.</param>
/// <param name="Id">The work order.</param>
/// <param name="Path">The file, from the top of the worktree.</param>
/// <param name="Position">Where in it.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record StagedProblem(Problem Code, WorkOrderId Id, string Path, YamlPosition Position, string Message)
{
    /// <summary>Files, absolute, that end it once they are staged, too: they have what the commit lacks.</summary>
    public ImmutableArray<string> NotStaged { get; init; } = [];
}
