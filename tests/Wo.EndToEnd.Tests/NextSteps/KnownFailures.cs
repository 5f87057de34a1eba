namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>Proposed commands that do not work as printed and are not mended yet. A row goes once its command works.</summary>
internal static class KnownFailures
{
    private const string Placeholder = "a placeholder that a shell reads as a redirection";
    private const string Editor = "opens an editor";
    private const string Stash = "all worktrees share one stash";
    private const string Repeats = "runs into the same failure: the log of the command is what helps";
    private const string Worktree = "git -C '@/.worktrees/WO-0001'";

    private static readonly Failure[] All =
    [
        new("a bare repository", "git config wo.root <directory>", Placeholder),
        new("a bare repository", "wo status --root <directory>", Placeholder),
        new("a worktree of a bare repository", "git config wo.root <directory>", Placeholder),
        new("a worktree of a bare repository", "wo status --root <directory>", Placeholder),
        new("an uncommitted change", $"{Worktree} commit", Editor),
        new("an untracked file", $"{Worktree} commit", Editor),
        new("finish with changes, from the worktree", $"{Worktree} commit", Editor),
        new("an uncommitted change", $"{Worktree} stash --include-untracked", Stash),
        new("an untracked file", $"{Worktree} stash --include-untracked", Stash),
        new("finish with changes, from the worktree", $"{Worktree} stash --include-untracked", Stash),
        new("requeue of what another owner holds", "wo release WO-0001 --reason \"…\"", "only its holder may"),
        new("a verify command that fails", "wo finish WO-0001", Repeats),
        new("a verify command that dies", "wo finish WO-0001", Repeats),
        new("finish where a verify command fails, from the worktree", "wo finish WO-0001", Repeats),
        new(
            "reconcile where a worktree with changes is left over, from a subdirectory",
            "git -C '@/the repo' worktree remove -- '@/.worktrees/WO-0001'",
            "git refuses to remove a worktree with changes"
        ),
    ];

    /// <summary>Whether the command is known to fail in the situation.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="step">The command as printed, with <c>@</c> for the directory around the repository.</param>
    public static bool Include(string situation, string step) =>
        Array.Exists(All, failure => failure.Situation == situation && failure.Step == step);

    /// <param name="Situation">The situation.</param>
    /// <param name="Step">The command.</param>
    /// <param name="Why">What is wrong with it.</param>
    private sealed record Failure(string Situation, string Step, string Why);
}
