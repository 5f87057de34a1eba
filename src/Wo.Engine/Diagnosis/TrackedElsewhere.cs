using System.Globalization;
using Wo.Engine.Git;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>Whether a work order that is missing here is simply on another branch.</summary>
internal static class TrackedElsewhere
{
    // Looking costs a process a branch, and the freshest branches are those that matter.
    private const int MaxBranches = 64;

    /// <summary>A local branch, other than the one checked out at the root, that tracks a file of it.</summary>
    public static string? FindBranch(Workspace workspace, WorkOrderId id)
    {
        var root = workspace.Root.Path;
        string[] list =
        [
            "for-each-ref",
            "--sort=-committerdate",
            string.Create(CultureInfo.InvariantCulture, $"--count={MaxBranches}"),
            "--format=%(refname)",
            "refs/heads",
        ];
        if (!workspace.Git.Read(root, list).TryGet(out var refs, out _))
        {
            return null;
        }

        var current = workspace.Refs.CurrentBranch(root) is { IsOk: true } here ? here.Value : null;
        string[] paths = [.. workspace.Layout.PlacesOf(id)];
        foreach (var reference in refs.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var branch = RegisteredWorktree.ShortName(reference);
            if (
                branch != current
                && workspace
                    .Git.Read(root, ["ls-tree", "--name-only", reference, "--", .. paths])
                    .TryGet(out var found, out _)
                && found.Length > 0
            )
            {
                return branch;
            }
        }

        return null;
    }
}
