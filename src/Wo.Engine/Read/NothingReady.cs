using System.Collections.Immutable;

namespace Wo.Engine.Read;

/// <summary>The failure of a taker for whom nothing is ready, with the reason of each work order that waits.</summary>
internal static class NothingReady
{
    private const int MostDetails = 20;

    /// <summary>The failure.</summary>
    public static WoError In(TreeReading reading)
    {
        var waiting = ExplainReadiness.Run(reading, new ListQuery());
        var isRunning = reading.Scan.Entries.Any(entry =>
            entry.Candidates.Any(candidate => candidate.State == WorkOrderState.Running)
        );
        return new WoError(Problem.NoReadyWork, Cause(waiting, isRunning))
        {
            Details =
            [
                .. waiting.Take(MostDetails).Select(order => $"{order.Row.Id}: {string.Join("; ", order.Why)}"),
                .. waiting.Length > MostDetails ? [$"{waiting.Length - MostDetails} more"] : Array.Empty<string>(),
            ],
            Reason = ReasonOf(waiting, isRunning),
            NextSteps = ["wo list --ready --explain", "wo status"],
            Verify = ["wo list --ready"],
        };
    }

    private static string Cause(ImmutableArray<WaitingWorkOrder> waiting, bool isRunning) =>
        waiting.IsEmpty
            ? isRunning
                ? "no work order is ready; the rest is running or closed"
                : "no work order is ready; none is pending or partial"
            : $"no work order is ready; {waiting.Length} {(waiting.Length == 1 ? "is" : "are")} waiting";

    /// <summary>What has to change: a person's word, other work, or nothing any more.</summary>
    private static string ReasonOf(ImmutableArray<WaitingWorkOrder> waiting, bool isRunning)
    {
        if (waiting.IsEmpty)
        {
            return isRunning ? "held" : "all_done";
        }

        var valid = waiting.Where(order => order.Why.All(why => why.Kind != WaitKind.Invalid)).ToList();
        return valid.Count == 0 ? "invalid"
            : valid.All(order => order.Why.All(why => why.Kind == WaitKind.Held)) ? "held"
            : "blocked";
    }
}
