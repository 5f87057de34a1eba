using System.Collections.Immutable;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Reconcile;

/// <summary>Everything that is known about one id at one moment.</summary>
internal sealed class WorkOrderView
{
    public required WorkOrderId Id { get; init; }

    /// <summary>Its files; <see langword="null"/> where there is none.</summary>
    public required WorkOrderEntry? Entry { get; init; }

    /// <summary>Its backups, in every state directory.</summary>
    public required ImmutableArray<TreeItem> Backups { get; init; }

    /// <summary>Whether this clone has a record of it.</summary>
    public required bool HasRecord { get; init; }

    /// <summary>Its record; <see cref="ControlRecord.None"/> where there is none or it is unreadable.</summary>
    public required ControlRecord Record { get; init; }

    /// <summary>Why its record cannot be read, or <see langword="null"/>.</summary>
    public required WoError? RecordProblem { get; init; }

    /// <summary>The lease that counts, also one adopted from an older tool's lock.</summary>
    public required Lease? Lease { get; init; }

    /// <summary>What is at the lock mirror's path; <see langword="null"/> for nothing.</summary>
    public required FileStatus? Mirror { get; init; }

    /// <summary>Whether an operation on it is under way, so that what looks wrong need not be.</summary>
    public required bool IsBusy { get; init; }

    /// <summary>Whether record and operation lock leave the files as the only question.</summary>
    public bool IsQuiet => !IsBusy && RecordProblem is null && Record.Intent is null;

    /// <summary>
    /// The one file of it, where nothing about the id is in doubt that another finding has to settle first: quiet,
    /// alone, readable and not behind its record.
    /// </summary>
    public WorkOrderCandidate? Settled =>
        IsQuiet && Entry is { Candidates: [{ Problem: null } file] } && file.Revision >= Record.Revision ? file : null;

    /// <summary>The same where it is running.</summary>
    public WorkOrderCandidate? SettledRunning => Settled is { State: WorkOrderState.Running } file ? file : null;
}
