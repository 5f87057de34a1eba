using Wo.Core.Git;
using Wo.Core.Model;

namespace Wo.Core.Indexing;

/// <summary>Asks git, with one command where the state root is a worktree of its own.</summary>
internal sealed class GitWorktreeFacts(GitCommand git, StateRoot root, WorktreeNaming naming) : IWorktreeFacts
{
    /// <inheritdoc/>
    public WorktreeFacts Read()
    {
        if (!new GitWorktrees(git).List(root.Path).TryGet(out var worktrees, out _))
        {
            return WorktreeFacts.None;
        }

        var main = worktrees.FirstOrDefault(worktree => worktree.Path == root.Path);
        return new WorktreeFacts(
            main is null ? HeadOf(root.Path) : Born(main.Head),
            [
                .. worktrees
                    .Where(worktree => worktree is { IsBare: false, IsPresent: true })
                    .Select(worktree => new WorktreeFact(worktree.Path, Born(worktree.Head), worktree.Branch)),
            ]
        );
    }

    /// <inheritdoc/>
    public string ExpectedWorktree(WorkOrderId id) => naming.DefaultPath(id.Value);

    /// <summary>git lists a branch without commits with an object name of zeros.</summary>
    private static string? Born(string? head) => head is null || !head.AsSpan().ContainsAnyExcept('0') ? null : head;

    private string? HeadOf(string worktree) =>
        new GitRefs(git).Head(worktree).TryGet(out var head, out _) ? head : null;
}
