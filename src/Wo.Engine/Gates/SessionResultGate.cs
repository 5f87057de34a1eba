using Wo.Engine.Session;

namespace Wo.Engine.Gates;

/// <summary>
/// Writes the summary into the session log as the result, once all gates have agreed and before the work order is closed:
/// should the command die later, the log still tells.
/// </summary>
internal sealed class SessionResultGate : IGate
{
    /// <inheritdoc/>
    public string Stage => "session_markers";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        context is { Summary: { } summary, IsClosing: true }
            ? from log in context.Session.Append(
                SessionEntry.Result(context.Id, "Result of work order", summary, $"wo finish {context.Id}")
            )
            select Result.Ok.Value
            : Result.Ok;
}
