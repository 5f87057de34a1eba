using System.Collections.Immutable;
using Wo.Engine.Lint;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Read;

/// <summary>Why the work orders that wait to be taken are not ready.</summary>
internal static class ExplainReadiness
{
    /// <summary>Every pending or partial work order that is not ready, and every one of which that cannot be told.</summary>
    public static ImmutableArray<WaitingWorkOrder> Run(TreeReading reading, ListQuery query)
    {
        var waiting = ImmutableArray.CreateBuilder<WaitingWorkOrder>();
        foreach (var entry in reading.Scan.Entries.OrderBy(entry => entry.Id, NaturalIdOrder.Instance))
        {
            var row = ListWorkOrders.Row(reading, entry);
            var isAsked =
                entry.Candidates.Any(candidate => Readiness.Waits(candidate.State))
                && (query.Epic is null || row.EpicId is null || row.EpicId == query.Epic);
            if (isAsked && !reading.Readiness.IsReady(entry))
            {
                waiting.Add(new WaitingWorkOrder(row, [.. Why(reading, entry)]));
            }
        }

        return waiting.ToImmutable();
    }

    private static IEnumerable<string> Why(TreeReading reading, WorkOrderEntry entry)
    {
        if (entry.Active is not { Problem: null } candidate)
        {
            yield return entry.Problem ?? entry.Active?.Problem ?? "it cannot be read";
            yield break;
        }

        if (entry.Candidates.Length > 1)
        {
            yield return "it lies in several directories";
        }

        var control = reading.Control.Of(entry.Id);
        if (control.Problem is { } unreadable)
        {
            yield return unreadable.Cause;
        }
        else if (control.Lease is { } lease)
        {
            yield return $"a lease of {lease.Owner} on {lease.Host} is left over";
        }
        else if (control.Record.Intent is not null)
        {
            yield return "an operation on it died half-way";
        }
        else if (control.Record.Revision > candidate.Revision)
        {
            yield return "git rewound it";
        }

        if (!DependencyCheck.Met(candidate, reading.Graph).TryGet(out _, out var unmet))
        {
            yield return unmet.Cause;
        }

        if (reading.Readiness.Overlap(candidate) is { } overlap)
        {
            yield return overlap.ToString();
        }

        foreach (var finding in reading.Linter.Lint(candidate).Where(finding => finding.Level == LintLevel.Error))
        {
            yield return finding.ToString();
        }
    }
}
