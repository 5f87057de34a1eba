using System.Collections.Immutable;
using Wo.Engine.Diagnosis;
using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Read;

/// <summary>Shows one work order, also one that is in conflict or cannot be read: that is when people look.</summary>
internal static class ShowWorkOrder
{
    /// <summary>Shows it.</summary>
    /// <param name="reading">The tree, in which the work order and those that name it were read.</param>
    /// <param name="id">The work order.</param>
    public static Result<WorkOrderDetails> Run(TreeReading reading, WorkOrderId id) =>
        reading.Scan.Find(id) is { } entry ? Describe(reading, entry) : NotFound(reading, id);

    private static WorkOrderDetails Describe(TreeReading reading, WorkOrderEntry entry)
    {
        var active = entry.Active;
        var view = reading.Control.Of(entry.Id);
        return new WorkOrderDetails
        {
            Row = ListWorkOrders.Row(reading, entry),
            Path = active?.Path,
            Files = [.. entry.Candidates.Select(candidate => candidate.Path)],
            Document = active?.Root,
            Fields = active?.Root is { } root
                ? WorkOrderReader.Read(root, active.State, new List<SchemaFinding>())
                : null,
            RecordedRevision = view.Record.Revision,
            Lease = view.Lease is null ? null : LeaseView.Of(view.Lease, reading.Now),
            Interrupted = view.Record.Intent,
            RecordProblem = view.Problem?.Cause,
            Dependencies = reading.Graph.DependenciesOf(entry.Id),
            Blocks = reading.Graph.DependentsOf(entry.Id),
            Findings = [.. entry.Candidates.SelectMany(reading.Linter.Lint)],
            Backups = BackupsOf(reading.Scan, entry.Id),
            LegalMoves = active is null ? [] : active.State.LegalMoves(),
            IsReady = reading.Readiness.IsReady(entry),
        };
    }

    private static ImmutableArray<CtxPath> BackupsOf(TreeScan scan, WorkOrderId id) =>
        [.. scan.Items.Where(item => item.Kind == TreeItemKind.Backup && item.Id == id).Select(item => item.Path)];

    private static WoError NotFound(TreeReading reading, WorkOrderId id)
    {
        var scan = reading.Scan;
        if (DiagnoseTree.OfMissing(reading.Missing).FirstOrDefault(missing => missing.Id == id) is { } lost)
        {
            return new WoError(Problem.WorkOrderNotFound, $"there is no work order {id} any more: {lost.Message}")
            {
                NextSteps = ["wo reconcile"],
                Verify = [$"wo show {id}"],
            };
        }

        if (scan.Items.FirstOrDefault(item => item.Id == id && item.Refusal is not null) is { } refused)
        {
            return refused.RefusalOf(id);
        }

        return MissingWorkOrder.Named(id, scan.Entries.Select(entry => entry.Id));
    }
}
