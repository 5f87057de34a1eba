using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Running work orders that do not say who works on them, where, or since when.</summary>
internal sealed class MetadataCheck : ICheck
{
    private static readonly string[] Required = ["owner", "branch", "worktree", "started_at"];

    // As the file says it; with the summary alone nothing is read of a file that has not changed.
    private static string? TextOf(WorkOrderSummary summary, string key) =>
        key switch
        {
            "owner" => summary.Owner,
            "branch" => summary.Branch,
            "worktree" => summary.Worktree,
            _ => summary.StartedAt,
        };

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (view.SettledRunning is not { } file)
            {
                continue;
            }

            var missing = Required.Where(key => TextOf(file.Summary, key) is null).ToList();
            if (missing.Count == 0)
            {
                continue;
            }

            var known = InferredMetadata.Of(tree.Workspace, file, view.Lease, tree.Git.Worktrees);
            if (known.Count > 0)
            {
                yield return new Finding(
                    Problem.RunningWithoutMetadata,
                    view.Id,
                    file.Path.Relative,
                    $"{view.Id} is running without {string.Join(", ", known.Select(change => change.Key))}"
                )
                {
                    Evidence = new KnownMetadata(file, known),
                };
            }

            var unknown = missing.Where(key => known.All(change => change.Key != key)).ToList();
            if (unknown.Count > 0)
            {
                yield return new Finding(
                    Problem.CannotInferMetadata,
                    view.Id,
                    file.Path.Relative,
                    $"{view.Id} is running without {string.Join(", ", unknown)}, and neither a lease nor git tells"
                )
                {
                    NextSteps = [Step(tree, view, file)],
                };
            }
        }
    }

    /// <summary>
    /// Every verb asks for a lease first. Where there is none, requeueing ends this together with
    /// <see cref="RunningWithoutLockCheck"/>'s finding, unless another clone may hold the work order.
    /// </summary>
    private static string Step(TreeObservation tree, WorkOrderObservation view, WorkOrderCandidate file) =>
        view.Lease is not null ? $"wo release {view.Id} --force --reason \"…\""
        : RunningWithoutLockCheck.MayBeHeldElsewhere(tree, view, file) ? $"wo show {view.Id}"
        : ForcedRepair.Command;

    /// <summary>The fields that a running work order lacks and that lease or git tell.</summary>
    internal sealed record KnownMetadata(WorkOrderCandidate File, IReadOnlyList<FieldChange> Changes) : IEvidence;
}
