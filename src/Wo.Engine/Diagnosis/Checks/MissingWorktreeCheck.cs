using Wo.Engine.Store.Control;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Held work orders whose worktree is gone. Work taken in the main worktree has none of its own.</summary>
internal sealed class MissingWorktreeCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        var branches = new Lazy<Result<IReadOnlySet<string>>>(
            () => tree.Workspace.Refs.Branches(tree.Workspace.Root.Path),
            LazyThreadSafetyMode.None
        );
        foreach (var view in tree.WorkOrders)
        {
            if (view.SettledRunning is not { } file || view.Lease is not { } lease)
            {
                continue;
            }

            // Neither lease nor file names a place, so that none can be missing.
            var written = WrittenPlace.Of(tree.Workspace, file);
            if (
                (lease.Worktree ?? written.Path) is null
                || !WorkPlace.Find(tree.Workspace, tree.Git.Finder, file, lease).TryGet(out var place, out _)
                || place is not { Path: null, Expected: var path }
            )
            {
                continue;
            }

            var branch = lease.Branch ?? written.Branch ?? tree.Git.Naming.DefaultBranch(view.Id.Value);
            var hasBranch = branches.Value.TryGet(out var all, out _) && all.Contains(branch);
            yield return new Finding(
                Problem.RunningWithoutWorktree,
                view.Id,
                PathText.Of(tree.Workspace.Layout, path),
                $"{view.Id} is running and its worktree {path} is gone"
                    + (hasBranch ? "" : $"; so is branch {branch}")
                    + (place.Doubt is { } doubt ? $"; {doubt}" : "")
            )
            {
                NextSteps = place.IsElsewhere
                    ? [$"git -C {ShellWord.Quote(tree.Workspace.Root.Path)} worktree repair \"…\""]
                    : [],
                Evidence = new MissingWorktree(view.Id, lease, path, branch, hasBranch, place.MayExist),
            };
        }
    }

    /// <summary>A worktree that is to be made again.</summary>
    internal sealed record MissingWorktree(
        WorkOrderId Id,
        Lease Lease,
        string Path,
        string Branch,
        bool HasBranch,
        bool MayExist
    ) : IEvidence;
}
