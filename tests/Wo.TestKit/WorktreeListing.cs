namespace Wo.TestKit;

/// <summary>What <c>git worktree list</c> says.</summary>
internal sealed class WorktreeListing
{
    private WorktreeListing() { }

    /// <summary>The paths, with the reason of the lock where there is one.</summary>
    public Dictionary<string, string?> Paths { get; } = new(StringComparer.Ordinal);

    public static WorktreeListing Of(string root)
    {
        var listing = new WorktreeListing();
        var path = "";
        foreach (var line in GitSandbox.GitIn(root, "worktree", "list", "--porcelain").Split('\n'))
        {
            if (line.StartsWith("worktree ", StringComparison.Ordinal))
            {
                path = line["worktree ".Length..];
                listing.Paths[path] = null;
            }
            else if (line.StartsWith("locked", StringComparison.Ordinal))
            {
                listing.Paths[path] = line;
            }
        }

        return listing;
    }
}
