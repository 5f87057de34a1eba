using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>What lease and git tell about a running work order: owner, branch, worktree and start.</summary>
internal static class InferredMetadata
{
    /// <summary>Each key that can be told, with its value as <c>take</c> writes it.</summary>
    public static IReadOnlyList<FieldChange> Of(
        TreeObservation tree,
        WorkOrderObservation view,
        WorkOrderCandidate file
    )
    {
        var (lease, repository) = (view.Lease, tree.Git);
        var written = WrittenPlace.Of(tree.Workspace, file);
        var ours = repository.At(repository.Naming.DefaultPath(view.Id.Value));
        var branch = written.Branch ?? lease?.Branch ?? repository.At(written.Path)?.Branch ?? ours?.Branch;
        var linked = repository.On(branch) is { IsMain: false } there ? there : null;
        var worktree = written.Path ?? lease?.Worktree ?? linked?.Path ?? ours?.Path;

        var known = new List<FieldChange>(4);
        if (lease is { Owner: not "unknown" })
        {
            known.Add(new FieldChange("owner", new FieldValue.Text(lease.Owner)));
        }

        if (branch is not null)
        {
            known.Add(new FieldChange("branch", new FieldValue.Text(branch)));
        }

        if (worktree is not null)
        {
            known.Add(new FieldChange("worktree", new FieldValue.Text(repository.Naming.ToValue(worktree))));
        }

        if (lease is not null)
        {
            var started = WorkOrderTimestamp.Format(lease.TakenAt);
            known.Add(new FieldChange("started_at", new FieldValue.Text(started, AlwaysQuoted: true)));
        }

        return known;
    }
}
