using Wo.Engine.Configuration;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>Warns where a dependency is done but the commit it was verified at is not in the base branch yet.</summary>
internal sealed class DependencyEvidence(Workspace workspace)
{
    /// <summary>One line for each such dependency.</summary>
    public IReadOnlyList<string> Warnings(WorkOrderSubject subject, TreeReading reading)
    {
        var verified = new List<(WorkOrderId Id, string Commit)>();
        foreach (var dependency in reading.Graph.Of(subject.File))
        {
            var found = dependency.Id is { } id ? reading.Scan.Find(id)?.Active : null;
            if (found is { State: WorkOrderState.Done } && found.Summary.VerifiedCommit is { } commit)
            {
                verified.Add((found.Id, commit));
            }
        }

        var refs = workspace.Refs;
        var root = workspace.Root.Path;
        if (verified.Count == 0 || !refs.DefaultBase(root, workspace.Settings.BaseBranch).TryGet(out var start, out _))
        {
            return [];
        }

        // Of what lies behind the edge of a shallow clone git knows nothing.
        var isShallow = PathProbe.IsFile(Path.Join(workspace.Root.CommonGitDirectory, "shallow"));
        var warnings = new List<string>();
        foreach (var (id, commit) in verified)
        {
            var known = refs.ResolveCommit(root, commit).TryGet(out var oid, out _) && oid is not null;
            if (!known || !refs.IsAncestor(root, oid!, start.Oid).TryGet(out var isIn, out _) || !isIn)
            {
                warnings.Add(
                    isShallow
                        ? $"{id} is done, but whether its commit {commit} is in {start.Name} cannot be told: this clone is "
                            + "shallow, and 'git fetch --unshallow' completes it"
                        : $"{id} is done, but its commit {commit} is not in {start.Name}"
                );
            }
        }

        return warnings;
    }
}
