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
            // What is closed may not have been read, and need not be.
            var isAsked = entry.Candidates.Any(candidate =>
                Readiness.Waits(candidate.State)
                && (query.States.IsDefaultOrEmpty || query.States.Contains(candidate.State))
            );
            if (!isAsked)
            {
                continue;
            }

            var row = ListWorkOrders.Row(reading, entry);
            if (ListWorkOrders.Matches(row, query) && !reading.Readiness.IsReady(entry))
            {
                waiting.Add(new WaitingWorkOrder(row, [.. Why(reading, entry)]));
            }
        }

        return waiting.ToImmutable();
    }

    private static IEnumerable<WaitReason> Why(TreeReading reading, WorkOrderEntry entry)
    {
        if (entry.Active is not { Problem: null } candidate)
        {
            yield return new(WaitKind.Invalid, entry.Problem ?? entry.Active?.Problem ?? "it cannot be read");
            yield break;
        }

        if (entry.Candidates.Length > 1)
        {
            yield return new(WaitKind.Invalid, "it lies in several directories");
        }

        if (OfRecord(reading.Control.Of(entry.Id), candidate) is { } recorded)
        {
            yield return recorded;
        }

        if (ClaimHindrance.Of(reading.Claims, candidate, reading.Now) is { } elsewhere)
        {
            yield return new(WaitKind.Held, elsewhere);
        }

        if (!DependencyCheck.Met(candidate, reading.Graph).TryGet(out _, out var unmet))
        {
            yield return new(WaitKind.Blocked, unmet.Cause);
        }

        if (reading.Readiness.Overlap(candidate) is { } overlap)
        {
            yield return new(WaitKind.Held, overlap.ToString());
        }

        foreach (var finding in reading.Linter.Lint(candidate).Where(finding => finding.Level == LintLevel.Error))
        {
            yield return new(WaitKind.Invalid, finding.ToString());
        }
    }

    private static WaitReason? OfRecord(ControlView control, WorkOrderCandidate candidate) =>
        control.Problem is { } unreadable ? new(WaitKind.Invalid, unreadable.Cause)
        : control.Lease is { } lease ? new(WaitKind.Held, $"a lease of {lease.Owner} on {lease.Host} is left over")
        : control.Record.Intent is not null ? new(WaitKind.Invalid, "an operation on it died half-way")
        : control.Record.Revision > candidate.Revision ? new(WaitKind.Invalid, "git rewound it")
        : null;
}
