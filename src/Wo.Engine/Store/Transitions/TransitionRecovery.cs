using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.Engine.Wording;

namespace Wo.Engine.Store.Transitions;

/// <summary>Explains an interrupted transition by its intent and the files' hashes, and completes or undoes it.</summary>
[AtomicIo]
internal sealed class TransitionRecovery(
    IFileSystem files,
    AtomicWriter writer,
    CtxLayout layout,
    ControlStore control,
    Generation generation,
    Leases leases,
    KeptVersions versions,
    Journal journal
)
{
    /// <summary>How far the intended transition got.</summary>
    public TransitionProgress Inspect(WorkOrderId id, Intent intent)
    {
        // Under its new id it may have moved on since.
        if (
            intent.NewId is { } newId
            && control.Read(newId) is { IsOk: true, Value.Revision: var revision }
            && revision >= intent.NewRevision
        )
        {
            return TransitionProgress.Committed;
        }

        var source = HashOf(layout.WorkOrder(intent.From, id).FullPath);
        var target = HashOf(layout.WorkOrder(intent.To, intent.NewId ?? id).FullPath);
        if (target is null)
        {
            return source is null ? (IsElsewhere(id) ? TransitionProgress.Unexplained : TransitionProgress.Vanished)
                : source == intent.OldHash ? TransitionProgress.NotStaged
                : source == intent.StagedHash ? TransitionProgress.Staged
                : TransitionProgress.Unexplained;
        }

        if (target != intent.StagedHash)
        {
            return TransitionProgress.Unexplained;
        }

        return source is null ? TransitionProgress.Committed
            : source == target ? TransitionProgress.Doubled
            : TransitionProgress.Unexplained;
    }

    /// <summary>The bytes that a transition began with; <see langword="null"/> where its backup does not hold them.</summary>
    public byte[]? BackupOf(WorkOrderId id, Intent intent)
    {
        var path = Path.Join(layout.WorkOrder(intent.From, id).FullDirectory, intent.Backup);
        var content = files.Read(path, YamlReader.MaxBytes);
        return content.IsOk && ContentHash.Of(content.Bytes) == intent.OldHash ? content.Bytes : null;
    }

    /// <summary>
    /// Brings an interrupted transition to one of its two ends. A crash in here leaves a state from which calling it
    /// again reaches the same end.
    /// </summary>
    /// <returns>
    /// The record afterwards, without an intent, but for a work order that has another id now: what names it has to follow
    /// first; or why no end can be reached by itself.
    /// </returns>
    public Result<ControlRecord> Recover(GuardHeld guard, WorkOrderId id, ControlRecord record)
    {
        if (record.Intent is not { } intent)
        {
            return record;
        }

        var source = layout.WorkOrder(intent.From, id).FullPath;
        var target = layout.WorkOrder(intent.To, intent.NewId ?? id).FullPath;
        var progress = Inspect(id, intent);
        switch (progress)
        {
            case TransitionProgress.NotStaged:
                return Forget(guard, id, record);

            case TransitionProgress.Vanished when BackupOf(id, intent) is { } old:
                writer.TryCreate(source, old);
                return Forget(guard, id, record);

            case TransitionProgress.Staged:
                writer.EnsureDirectory(Path.GetDirectoryName(target)!);
                generation.Begin(guard, id);
                files.RenameNoReplace(source, target);
                break;

            case TransitionProgress.Doubled:
            case TransitionProgress.Committed:
                break;

            default:
                return new WoError(
                    Problem.InterruptedTransition,
                    $"'{intent.Verb}' of {id} was interrupted and its file was changed by hand since"
                )
                {
                    NextSteps = [ForcedRepair.Command],
                    Verify = ["wo reconcile"],
                };
        }

        files.SyncDirectory(Path.GetDirectoryName(target)!);
        if (progress == TransitionProgress.Doubled)
        {
            // Only now is the copy that stays sure.
            files.Unlink(source);
        }

        if (files.Status(Path.GetDirectoryName(source)!) is not null)
        {
            files.SyncDirectory(Path.GetDirectoryName(source)!);
        }

        var settled = Settle(guard, id, record);
        journal.Add(
            guard,
            journal.Now(intent.Verb, intent.NewId ?? id) with
            {
                From = intent.From,
                To = intent.To,
                Revision = intent.NewRevision,
                Note = new JournalNote { Owner = record.Lease?.Owner, By = JournalVerb.Reconcile },
            },
            record.Lease?.Token
        );
        return settled;
    }

    /// <summary>The last step of a committed transition: mirror, generation, copy, record without intent.</summary>
    internal ControlRecord Settle(GuardHeld guard, WorkOrderId id, ControlRecord record)
    {
        var intent = record.Intent!;
        if (intent.NewId is { } newId)
        {
            SettleAs(newId, guard, id, intent);
            return record;
        }

        var settled = new ControlRecord(
            Math.Max(record.Revision, intent.NewRevision),
            intent.To == WorkOrderState.Running ? record.Lease : null,
            null
        );

        // The record comes last: while it holds the intent, a crash in here is explained and done again.
        leases.ShowMirror(guard, id, settled.Lease);
        generation.Settle(guard, id);
        var moved = files.Read(layout.WorkOrder(intent.To, id).FullPath, YamlReader.MaxBytes);
        if (moved.IsOk)
        {
            versions.Keep(guard, id, moved.Bytes);
        }

        control.Write(guard, id, settled);
        return settled;
    }

    /// <summary>
    /// The same for a work order that has another id now. Its old record keeps the intent, until what names the work order has
    /// followed.
    /// </summary>
    private void SettleAs(WorkOrderId newId, GuardHeld guard, WorkOrderId id, Intent intent)
    {
        generation.Settle(guard, id);
        generation.Settle(guard, newId);
        var moved = files.Read(layout.WorkOrder(intent.To, newId).FullPath, YamlReader.MaxBytes);
        if (moved.IsOk)
        {
            versions.Keep(guard, newId, moved.Bytes);
        }

        if (control.Read(newId) is { IsOk: true, Value.Revision: var revision } && revision < intent.NewRevision)
        {
            control.Write(guard, newId, new ControlRecord(intent.NewRevision, null, null));
        }
    }

    private ControlRecord Forget(GuardHeld guard, WorkOrderId id, ControlRecord record)
    {
        var undone = record with { Intent = null };
        generation.Settle(guard, id);
        control.Write(guard, id, undone);
        return undone;
    }

    /// <summary>
    /// Whether it lies in any directory. Asked where neither of the two of a transition has it: what power loss took is
    /// restored, what a hand carried to a third place must not be doubled.
    /// </summary>
    private bool IsElsewhere(WorkOrderId id) =>
        WorkOrderStates.All.Any(state => files.Status(layout.WorkOrder(state, id).FullPath) is not null);

    /// <summary>The hash of a file; <see langword="null"/> where nothing is; empty for what cannot be read.</summary>
    private string? HashOf(string path)
    {
        var content = files.Read(path, YamlReader.MaxBytes);
        return content.Outcome == ReadOutcome.Missing ? null
            : content.IsOk ? ContentHash.Of(content.Bytes)
            : "";
    }
}
