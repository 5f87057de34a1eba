using System.Collections.Immutable;
using System.Globalization;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Work orders of which no file is left.</summary>
/// <param name="meant">Those that a person says to have deleted on purpose.</param>
internal sealed class BackupOnlyCheck(ImmutableHashSet<WorkOrderId>? meant = null) : ICheck
{
    private readonly ImmutableHashSet<WorkOrderId> meant = meant ?? [];

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        var missing = tree
            .WorkOrders.Where(view => IsMissing(tree, view))
            .Select(view => (View: view, Copies: Backups.Readable(tree.Workspace, view)))
            .ToList();
        if (missing.Count == 0)
        {
            yield break;
        }

        var twins = new RenamedTwins(tree.Workspace.Files, tree.Scan);
        var git = InGit(tree, missing);
        foreach (var (view, copies) in missing)
        {
            yield return Deletion(view, copies, git)
                ?? (copies.Count > 0 ? FromCopy(view, copies[0], twins, git) : WithoutCopy(tree, view));
        }
    }

    /// <summary>What git says of those that can be restored; <see langword="null"/> where it is not asked.</summary>
    private static MissingInGit? InGit(
        TreeObservation tree,
        List<(WorkOrderObservation View, IReadOnlyList<KeptCopy> Copies)> missing
    ) =>
        tree.GitOrNone is null
            ? null
            : new MissingInGit(
                tree.Workspace,
                missing
                    .Where(one => one.Copies.Count > 0)
                    .ToDictionary(one => one.View.Id, one => one.Copies.Max(copy => copy.Made))
            );

    /// <summary>Whether no file of it is left, and its deletion is not on record.</summary>
    private static bool IsMissing(TreeObservation tree, WorkOrderObservation view) =>
        view is { Entry: null, IsQuiet: true }
        && (!view.Backups.IsEmpty || view.IsKept || view.Record.Revision > 0)
        && (view.Lease is not null || !tree.Workspace.Versions.IsDeleted(view.Id))
        && tree.Workspace.Tree.Impostor(view.Id) is null
        && !IsMadeMeanwhile(tree, view.Id);

    /// <summary>
    /// Whether its file appeared between the scan and the look at what is kept. With locks a crossed look is repeated instead.
    /// </summary>
    private static bool IsMadeMeanwhile(TreeObservation tree, WorkOrderId id) =>
        !tree.AskedLocks && tree.Workspace.Tree.Find(id) is not null;

    /// <summary>A deletion that a commit or the caller confirms. A work order that an owner holds is always a loss.</summary>
    private Finding? Deletion(WorkOrderObservation view, IReadOnlyList<KeptCopy> copies, MissingInGit? git)
    {
        if (view.Lease is not null)
        {
            return null;
        }

        if (meant.Contains(view.Id))
        {
            return Deleted(view, "no file of it is left", "a person said that this was meant");
        }

        return copies.Count > 0 && git?.DeletedBy(view.Id) is { } commit && git.TrackedOn(view.Id) is null
            ? Deleted(view, $"commit {commit} deleted it", $"commit {commit} deleted it")
            : null;
    }

    private static Finding Deleted(WorkOrderObservation view, string cause, string why) =>
        new(Problem.BackupOnly, view.Id, null, $"{view.Id} is gone: {cause}")
        {
            Level = ProblemLevel.Info,
            Evidence = new MeantDeletion(view, why),
        };

    private static Finding FromCopy(WorkOrderObservation view, KeptCopy copy, RenamedTwins twins, MissingInGit? git)
    {
        var branch = git?.TrackedOn(view.Id);
        var twin = twins.Of(copy.Content);
        var why =
            (view.Lease is { } lease ? $"; {lease.Owner} holds it" : "")
            + (branch is null ? "" : $"; branch {branch} tracks it")
            + (twin is null ? "" : $"; {twin} has the same text under another name");
        var recorded = view.Record.Revision > 0 ? $", {view.Record.Revision} is on record" : "";
        return new Finding(
            Problem.BackupOnly,
            view.Id,
            copy.Place,
            string.Create(
                CultureInfo.InvariantCulture,
                $"no file of {view.Id} is left; the newest {copy.Kind} is at revision {copy.Revision}, made {copy.Made:yyyy-MM-dd HH:mm} UTC{recorded}{why}"
            )
        )
        {
            Details = ["what was edited by hand after the copy was made, and before a command of wo, is not in it"],
            NextSteps = view.Lease is null && branch is null ? [$"wo reconcile --deleted {view.Id}"] : [],
            Evidence = new Restorable(view, copy, !IsAsHeld(view, copy) || branch is not null || twin is not null),
        };
    }

    /// <summary>Whether it has no owner, or the copy is the version that its owner holds.</summary>
    private static bool IsAsHeld(WorkOrderObservation view, KeptCopy copy) =>
        view.Lease is null
        || (
            copy is { IsNewestVersion: true, State: WorkOrderState.Running }
            && view.Record.Lease is not null
            && copy.Revision == view.Record.Revision
        );

    private static Finding WithoutCopy(TreeObservation tree, WorkOrderObservation view)
    {
        var record = tree.Workspace.ControlLayout.Record(view.Id);
        var recorded = string.Create(CultureInfo.InvariantCulture, $"revision {view.Record.Revision} is on record");
        var isForgettable = view is { Backups.IsEmpty: true, Lease: null };
        return new Finding(
            Problem.BackupOnly,
            view.Id,
            view.Backups.IsEmpty ? PathText.Of(tree.Workspace.Layout, record) : view.Backups[0].Path.Relative,
            !view.Backups.IsEmpty ? $"no file of {view.Id} is left and none of its backups can be read"
                : view.IsKept ? $"no file of {view.Id} is left and its copy cannot be read; {recorded}"
                : $"no file and no backup of {view.Id} is left, {recorded}"
        )
        {
            NextSteps =
            [
                $"git log --all -- '_ctx/jobs/*/{view.Id}.yaml'",
                .. view.Lease is null ? (string[])[$"wo reconcile --deleted {view.Id}"] : [],
            ],
            Evidence = isForgettable ? new RecordAlone(view, record) : null,
        };
    }

    /// <summary>A copy that can take the place of the file.</summary>
    /// <param name="WorkOrder">The work order.</param>
    /// <param name="Copy">The best copy of it.</param>
    /// <param name="IsWanted">
    /// Whether an owner holds another version, another branch tracks it, or a file under another name is the same.
    /// </param>
    internal sealed record Restorable(WorkOrderObservation WorkOrder, KeptCopy Copy, bool IsWanted) : IEvidence;

    /// <summary>A work order of which nothing but its record is left.</summary>
    internal sealed record RecordAlone(WorkOrderObservation WorkOrder, string Record) : IEvidence;
}
