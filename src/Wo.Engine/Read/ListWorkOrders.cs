using System.Collections.Immutable;
using Wo.Engine.Diagnosis;
using Wo.Engine.Lint;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Read;

/// <summary>Lists work orders. One that cannot be read is listed with a warning, never left out in silence.</summary>
internal static class ListWorkOrders
{
    public static WorkOrderList Run(TreeReading reading, ListQuery query) =>
        new(
            query.ReadyOnly ? Ready(reading, query) : All(reading, query),
            () =>
                [
                    .. DiagnoseTree.OfMissing(reading.Observation),
                    .. DiagnoseTree.OfFiles(reading.Observation),
                    .. DiagnoseTree.OfInputs(reading.Observation),
                ]
        );

    private static ImmutableArray<WorkOrderRow> All(TreeReading reading, ListQuery query)
    {
        var rows = ImmutableArray.CreateBuilder<WorkOrderRow>(reading.Scan.Entries.Length);
        foreach (var entry in InNaturalOrder(reading.Scan.Entries))
        {
            if (rows.Count == query.Limit)
            {
                break;
            }

            if (Concerns(entry, query.States))
            {
                AddMatching(rows, Row(reading, entry), query);
            }
        }

        return rows.DrainToImmutable();
    }

    private static ImmutableArray<WorkOrderRow> Ready(TreeReading reading, ListQuery query)
    {
        var rows = ImmutableArray.CreateBuilder<WorkOrderRow>();

        // Each is examined when its turn comes, so that few cost little; all of them are examined side by side.
        foreach (
            var candidate in query.Limit is null
                ? reading.Readiness.Ready(reading.Scan)
                : reading.Readiness.InTurn(reading.Scan)
        )
        {
            if (rows.Count == query.Limit)
            {
                break;
            }

            if (query.States.IsDefaultOrEmpty || query.States.Contains(candidate.State))
            {
                AddMatching(rows, Row(reading, candidate), query);
            }
        }

        return rows.DrainToImmutable();
    }

    /// <summary>The row of a work order.</summary>
    public static WorkOrderRow Row(TreeReading reading, WorkOrderEntry entry) =>
        entry.Active is { } active
            ? Row(reading, active)
            : new WorkOrderRow(entry.Id, null, null, null, null, null, 0, null, entry.Problem);

    /// <summary>The row of the file that counts.</summary>
    public static WorkOrderRow Row(TreeReading reading, WorkOrderCandidate candidate)
    {
        // Most work orders are closed; their control records are of no interest here and are not read.
        var lease =
            candidate.State == WorkOrderState.Running && reading.Control.Of(candidate.Id).Lease is { } held
                ? LeaseView.Of(held, reading.Now)
                : null;
        var elsewhere =
            lease is null && reading.Claims is { } claims && candidate.State != WorkOrderState.Done
                ? ClaimView.Of(claims, candidate.Id, reading.Now)
                : null;
        return new WorkOrderRow(
            candidate.Id,
            candidate.State,
            candidate.Summary.Title,
            candidate.Summary.Priority,
            candidate.Summary.Epic,
            lease?.Owner ?? elsewhere?.Owner ?? candidate.Summary.Owner,
            candidate.Revision,
            lease,
            candidate.Problem
        )
        {
            Elsewhere = elsewhere,
        };
    }

    private static WorkOrderEntry[] InNaturalOrder(ImmutableArray<WorkOrderEntry> entries)
    {
        WorkOrderEntry[] sorted = [.. entries];
        IdSort.Naturally(sorted, static entry => entry.Id);
        return sorted;
    }

    /// <summary>Whether any of its files lies in one of the states.</summary>
    private static bool Concerns(WorkOrderEntry entry, ImmutableArray<WorkOrderState> states) =>
        states.IsDefaultOrEmpty
        || (
            entry.Active is { } active
                ? states.Contains(active.State)
                : entry.Candidates.Any(candidate => states.Contains(candidate.State))
        );

    private static void AddMatching(ImmutableArray<WorkOrderRow>.Builder rows, WorkOrderRow row, ListQuery query)
    {
        if (Matches(row, query))
        {
            rows.Add(row);
        }
    }

    /// <summary>Whether a row is asked for. Whether an unreadable one is cannot be known, so it is shown.</summary>
    public static bool Matches(WorkOrderRow row, ListQuery query) =>
        row.Warning is not null
        || (
            (query.Owner is null || row.Owner == query.Owner)
            && (query.Epic is null || row.EpicId == query.Epic)
            && (query.Search is null || Texts(row).Any(text => Has(text, query.Search)))
        );

    private static string?[] Texts(WorkOrderRow row) => [row.Id.Value, row.Title, row.EpicId, row.Owner];

    private static bool Has(string? text, string part) =>
        text is not null && text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
