using Wo.Engine.Read;
using Wo.Engine.Store.Control;

namespace Wo.Tool.Output;

/// <summary>What can be done with a work order as it is, as commands.</summary>
internal static class NextCommands
{
    /// <summary>The commands, the most useful first; none for what is closed for good.</summary>
    public static IEnumerable<string> For(WorkOrderDetails details)
    {
        var id = details.Row.Id;
        var isBroken =
            details.Row.Warning is not null
            || details.RecordProblem is not null
            || details.Interrupted is not null
            || details.RecordedRevision > details.Row.Revision;
        if (isBroken)
        {
            return ["wo reconcile"];
        }

        return details.Row.State switch
        {
            WorkOrderState.Pending when details.IsReady => [$"wo take {id}"],
            WorkOrderState.Pending => [$"wo preflight {id}"],
            WorkOrderState.Running when details.Lease is null => ["wo reconcile"],
            WorkOrderState.Running when details.Lease.IsStale =>
            [
                $"wo take {id} --takeover",
                $"wo release {id} --reason \"…\"",
            ],
            WorkOrderState.Running => [$"wo finish {id}", $"wo take {id} --resume", $"wo release {id} --reason \"…\""],
            WorkOrderState.Failed => [$"wo requeue {id} --reason \"…\""],
            WorkOrderState.Partial => [$"wo take {id}", $"wo requeue {id} --reason \"…\""],
            _ => [],
        };
    }
}
