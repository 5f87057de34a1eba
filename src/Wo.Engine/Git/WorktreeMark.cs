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

    private const string Closes = "wo closes this for ";
    private const string ClosesEnd = " once no process works in it";

    /// <summary>The reason while a worktree that is to be removed is in use.</summary>
    public static string OfClosing(string id) => Closes + id + ClosesEnd;

    /// <summary>Whether a worktree is to be removed once it is free.</summary>
    public static bool IsOfClosing(string? reason, [NotNullWhen(true)] out string? id) =>
        Parse(reason, Closes, ClosesEnd, out id);

    /// <summary>Whether a worktree is locked for a work order, whatever for.</summary>
    public static bool IsOf(string? reason, string id) =>
        (IsOfRunning(reason, out var named) || IsOfClosing(reason, out named)) && named == id;

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
