namespace Wo.Engine.Git;

/// <summary>
/// git looks at all worktrees before it lists, adds or removes one, and dies where it meets one that another process is just
/// making or removing: "failed to read .git/worktrees/…/commondir". Then it is worth while to try again.
/// </summary>
internal static class WorktreesInTheMaking
{
    /// <summary>So old a <see cref="HalfMadeWorktree"/> has nobody any more who is at work on it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    // What git stumbled over may be whole by now, so there is a second look where nothing is seen to be half made.
    private const int Few = 8;
    private const int Many = 80;

    /// <summary>Whether git met one.</summary>
    public static bool IsMet(WoError error) =>
        error.Cause.Contains("failed to read", StringComparison.Ordinal)
        && error.Cause.Contains("/worktrees/", StringComparison.Ordinal);

    /// <summary>Waits a little, unless that is in vain.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="attempt">How often it was tried.</param>
    /// <param name="askedToStop">Who has asked for that does not want to wait for somebody else.</param>
    /// <returns>Whether to try again.</returns>
    public static bool Await(StateRoot root, int attempt, CancellationToken askedToStop)
    {
        if (attempt >= Many || (attempt >= Few && (askedToStop.IsCancellationRequested || !IsAnyRecent(root))))
        {
            return false;
        }

        var pause = Pause * attempt;
        Thread.Sleep(pause < LongestPause ? pause : LongestPause);
        return true;
    }

    private static bool IsAnyRecent(StateRoot root) =>
        HalfMadeWorktree.FindAll(root.CommonGitDirectory).Any(worktree => worktree.Age.Duration() < Longest);
}
