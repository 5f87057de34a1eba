using Wo.Engine.Gates;
using Wo.Engine.Store.History;

namespace Wo.Engine.Verbs.Finish;

/// <summary>What the journal is told of gates that said no.</summary>
internal static class RefusedGates
{
    /// <summary>Names them, and why.</summary>
    public static JournalNote Add(JournalNote note, GateContext context, WoError failure) =>
        note with
        {
            Reason = failure.Cause,
            FailedGates =
            [
                .. context
                    .Failures.Where(failed => failed.Error.Code != Problem.Interrupted)
                    .Select(failed => failed.Stage)
                    .Distinct(),
            ],
        };

    /// <summary>Tells it that the work order stays as it is. A run that was interrupted has judged nothing.</summary>
    public static void Tell(WorkOrderOperation operation, string verb, JournalNote note)
    {
        if (!note.FailedGates.IsEmpty)
        {
            operation.Tell(verb, note);
        }
    }
}
