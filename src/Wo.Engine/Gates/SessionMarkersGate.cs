using Wo.Engine.Session;

namespace Wo.Engine.Gates;

/// <summary>
/// The session log says what was intended and, after the latest intent, what came of it. A summary will be that result.
/// </summary>
internal sealed class SessionMarkersGate : IGate
{
    /// <inheritdoc/>
    public string Stage => "session_markers";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context)
    {
        var id = context.Id;
        if (!context.Session.EvidenceOf(id).TryGet(out var evidence, out var unreadable))
        {
            return unreadable;
        }

        if (!evidence.HasIntent)
        {
            return Missing(context, "intent", $"wo session intent {id} \"…\"");
        }

        // A summary becomes the result once all gates have agreed.
        var entry = $"wo session result {id} \"…\"";
        return context.Summary is not null || !context.IsClosing || evidence.HasResultAfterLatestIntent ? Result.Ok
            // Another attempt would meet the other failures again.
            : context.Failures.Count > 0 ? Missing(context, "result", entry)
            : Missing(context, "result", $"wo finish {id} --summary \"…\"", entry);
    }

    private static WoError Missing(GateContext context, string marker, params ReadOnlySpan<string> nextSteps)
    {
        var place = marker == "intent" ? "" : " after the latest intent";
        var conflict =
            context.Session.Read().TryGet(out var log, out _) && context.Session.Conflict(log) is { } left
                ? $"; {left}"
                : "";
        return new WoError(
            Problem.GateFailed,
            $"the session log {context.Session.Find()} has no {marker} of {context.Id}{place}{conflict}"
        )
        {
            NextSteps = [.. nextSteps],
            Verify = [$"wo show {context.Id}"],
        };
    }
}
