using System.Runtime.InteropServices;

namespace Wo.Engine.Git;

/// <summary>
/// Runs <c>git worktree</c>, again where it failed only because of another process. git looks at all worktrees before it
/// lists, adds or removes one, and dies where it meets one that another git is just making or removing: "failed to read
/// .git/worktrees/…/commondir".
/// </summary>
internal sealed class GitWorktreeCommand(GitCommand git)
{
    /// <summary>An <see cref="IncompleteRegistration"/> of this age has no git at work on it any more.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    // The worktree that git met may be whole by now, so there is another attempt where no incomplete one is seen.
    private const int AttemptsWithoutCause = 8;
    private const int AttemptsWithCause = 80;

    // A listing also fails now and then for other things that happen in the repository meanwhile.
    private const int AttemptsToList = 4;

    /// <summary>Whether git failed because of an <see cref="IncompleteRegistration"/>.</summary>
    public static bool IsBlocked(WoError error) =>
        error.Cause.Contains("failed to read", StringComparison.Ordinal)
        && error.Cause.Contains("/worktrees/", StringComparison.Ordinal);

    /// <summary>Runs one that changes nothing.</summary>
    /// <param name="root">Where git runs.</param>
    /// <param name="arguments">What follows <c>worktree</c>.</param>
    /// <returns>All it printed.</returns>
    public Result<string> Read(StateRoot root, params string[] arguments) =>
        Repeat(root, AttemptsToList, () => git.Read(root.Path, ["worktree", .. arguments]));

    /// <summary>Runs one that changes the repository.</summary>
    /// <param name="root">Where git runs.</param>
    /// <param name="arguments">What follows <c>worktree</c>.</param>
    /// <param name="inherited">A lock that must not look free while the child lives.</param>
    /// <param name="cancellation">Ends it half-way; git removes what it had begun where it can.</param>
    public Result<Unit> Write(
        StateRoot root,
        string[] arguments,
        SafeHandle? inherited = null,
        CancellationToken cancellation = default
    ) => Repeat(root, attempts: 1, () => git.Write(root.Path, ["worktree", .. arguments], inherited, cancellation));

    private Result<T> Repeat<T>(StateRoot root, int attempts, Func<Result<T>> run)
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = run();
            if (result.Error is not { } error)
            {
                return result;
            }

            var isBlocked = IsBlocked(error);
            if (isBlocked && !IsWorthAnother(root, attempt))
            {
                return error with
                {
                    Cause = $"{error.Cause}; a git that makes a worktree stands still, or has died",
                    NextSteps = ["wo reconcile --apply"],
                };
            }

            if (!isBlocked && attempt >= attempts)
            {
                return result;
            }

            var pause = Pause * attempt;
            Thread.Sleep(pause < LongestPause ? pause : LongestPause);
        }
    }

    /// <summary>Whether waiting can help. A user who asked for an end is not made to wait for another process.</summary>
    private bool IsWorthAnother(StateRoot root, int attempt) =>
        attempt < AttemptsWithoutCause
        || (attempt < AttemptsWithCause && !git.AskedToStop.IsCancellationRequested && IsAnyRecent(root));

    private static bool IsAnyRecent(StateRoot root) =>
        IncompleteRegistration.FindAll(root).Any(registration => registration.Age.Duration() < Longest);
}
