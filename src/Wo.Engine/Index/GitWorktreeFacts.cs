using Wo.Engine.Git;

namespace Wo.Engine.Index;

/// <summary>Reads git's files, and asks git where these leave a doubt.</summary>
/// <param name="git">Runs git.</param>
/// <param name="root">The state root.</param>
/// <param name="naming">Where worktrees lie.</param>
internal sealed class GitWorktreeFacts(GitCommand git, StateRoot root, WorktreeNaming naming) : IWorktreeFacts
{
    private readonly DefaultPaths paths = new(naming);

    /// <inheritdoc/>
    public WorktreeFacts Read()
    {
        if (!new GitWorktrees(git).LookAtCommits(root).TryGet(out var worktrees, out var gap))
        {
            return WorktreeFacts.Unlisted(gap);
        }

        var main = worktrees.FirstOrDefault(worktree => worktree.Path == root.Path);
        var head = main is null ? new GitRefs(git).Head(root.Path) : main.Head;
        return new WorktreeFacts(
            head.IsOk ? head.Value : null,
            [.. worktrees.Where(worktree => worktree is { IsBare: false, IsPresent: true })]
        )
        {
            Gap = head.Error,
        };
    }

    /// <inheritdoc/>
    public string ExpectedWorktree(WorkOrderId id) => paths.DefaultPath(id.Value);

    /// <inheritdoc/>
    public bool IsThere(string path) => path != root.Path && RegisteredWorktree.IsPresentAt(path);
}
