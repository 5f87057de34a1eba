using System.Diagnostics.CodeAnalysis;

namespace Wo.Engine.Git;

/// <summary>
/// Why a worktree is locked in git, in the words that <c>git worktree list</c> shows. The lock keeps git from pruning,
/// moving or removing the worktree, and the words say whose it is wherever it lies. A worktree that an operation is
/// still making has another mark, <see cref="MarkedWorktree.MarkOf"/>.
/// </summary>
internal static class WorktreeMark
{
    private const string Holds = "wo holds ";
    private const string HoldsEnd = " while it is running";

    /// <summary>The reason while a work order is running.</summary>
    public static string OfRunning(string id) => Holds + id + HoldsEnd;

    /// <summary>Whether a worktree is locked for a work order that runs.</summary>
    public static bool IsOfRunning(string? reason, [NotNullWhen(true)] out string? id) =>
        Parse(reason, Holds, HoldsEnd, out id);

    private static bool Parse(string? reason, string start, string end, [NotNullWhen(true)] out string? id)
    {
        var isMark =
            reason is not null
            && reason.Length > start.Length + end.Length
            && reason.StartsWith(start, StringComparison.Ordinal)
            && reason.EndsWith(end, StringComparison.Ordinal);
        id = isMark ? reason![start.Length..^end.Length] : null;
        return isMark;
    }
}
