using Wo.Engine.Diagnosis;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Verbs;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile;

/// <summary>
/// Keeps why a repair gave something up, where every other override is kept, too: in the session log and in the work
/// order. The log of the run has it in any case.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="why">The reason.</param>
/// <param name="by">Who gave it.</param>
internal sealed class ForcedRepairs(Workspace workspace, Override why, string by)
{
    /// <summary>The reason.</summary>
    public string Reason => why.Reason;

    /// <summary>Writes it down for a repair that was made.</summary>
    /// <param name="finding">What was repaired, under its operation lock and without the guard.</param>
    /// <returns>What could not be written, as the end of a sentence; empty where all could.</returns>
    public string Record(Finding finding)
    {
        if (finding.Id is not { } id)
        {
            return "";
        }

        var entry = SessionEntry.Note(
            id,
            "Forced repair of work order",
            $"{finding.Code} ({why.Reason})",
            "wo reconcile --apply --force"
        );
        return string.Concat(
            Unwritten("session log", StorageBoundary.Run(() => workspace.Session.Append(entry))),
            Unwritten("work order", StorageBoundary.Run(() => Edit(id, finding)))
        );
    }

    private static string Unwritten<T>(string where, Result<T> written) =>
        written.Error is { } error ? $"; the reason is not in the {where}: {error.Cause}" : "";

    /// <summary>One that cannot be read has no place for it.</summary>
    private Result<Unit> Edit(WorkOrderId id, Finding finding)
    {
        if (!workspace.Subjects.Read(id).TryGet(out var subject, out _))
        {
            return Result.Ok;
        }

        var used = new OverrideUse($"reconcile {finding.Code}", why);
        var changes = OverrideRecord.Of([used], subject.File, by, workspace.Clock.GetUtcNow());
        if (!workspace.Guard.Acquire("reconcile").TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            return from edited in YamlEditor.Apply(subject.File.Bytes, changes)
                let written = workspace.Canonical.Keep(subject.File.Bytes, edited)
                from backup in workspace.InPlaceEdit.Apply(held, id, subject.State, subject.File.Bytes, written)
                select default(Unit);
        }
    }
}
