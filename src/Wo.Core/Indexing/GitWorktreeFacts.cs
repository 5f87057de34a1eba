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

        var rootHead = worktrees.FirstOrDefault(worktree => worktree.Path == root.Path)?.Head;
        return new WorktreeFacts(
            rootHead ?? HeadOf(root.Path),
            [
                .. worktrees
                    .Where(worktree => worktree is { IsBare: false, IsPresent: true })
                    .Select(worktree => new WorktreeFact(worktree.Path, worktree.Branch, worktree.Head)),
            ]
        );
    }

    /// <inheritdoc/>
    public string ExpectedWorktree(WorkOrderId id) => naming.DefaultPath(id.Value);

    private string? HeadOf(string worktree) =>
        new GitRefs(git).Head(worktree).TryGet(out var head, out _) ? head : null;
}
