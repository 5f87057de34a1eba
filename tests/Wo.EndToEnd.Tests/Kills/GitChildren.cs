using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Kills;

/// <summary>Processes of git that outlive the tool that started them.</summary>
internal static class GitChildren
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>
    /// Waits until those of an operation have ended that change files: <c>git worktree add</c> holds the operation lock,
    /// <c>git diff-tree</c> has an unfinished file of the evidence open.
    /// </summary>
    public static async Task UntilGone(SampleTree tree, string id)
    {
        using var hang = new CancellationTokenSource(Patience);
        while (
            !OperationLockFile.IsFree(tree, id) || TemporaryFiles.AreOpen(Path.Combine(tree.Root, "_ctx", "handoff"))
        )
        {
            await Task.Delay(5, hang.Token);
        }
    }
}
