using System.Collections.Immutable;
using Wo.Engine.Diagnosis;
using Wo.Engine.Lint;

namespace Wo.Engine.Read;

/// <summary>Sums the tree up: what is where, who works on what, what is next, what is wrong.</summary>
internal static class SummarizeTree
{
    public static TreeStatus Run(TreeReading reading)
    {
        var counts = new int[WorkOrderStates.All.Length];
        var inConflict = 0;
        var running = ImmutableArray.CreateBuilder<WorkOrderRow>();
        foreach (var entry in reading.Scan.Entries)
        {
            if (entry.Active is not { } active)
            {
                inConflict++;
                continue;
            }

            counts[WorkOrderStates.All.IndexOf(active.State)]++;
            if (active.State == WorkOrderState.Running)
            {
                running.Add(ListWorkOrders.Row(reading, entry));
            }
        }

        running.Sort((a, b) => NaturalIdOrder.Instance.Compare(a.Id, b.Id));
        var ready = reading.Readiness.Ready(reading.Scan);
        return new TreeStatus(
            [.. WorkOrderStates.All.Select((state, i) => new StateCount(state, counts[i]))],
            inConflict,
            running.ToImmutable(),
            ready.Length,
            ready.IsEmpty ? null : ListWorkOrders.Row(reading, ready[0]),
            [.. DiagnoseTree.AtAGlance(reading.Observation)]
        );
    }
}
