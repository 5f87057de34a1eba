using System.Collections.Immutable;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>Everything that is known about one id at one moment.</summary>
/// <param name="workspace">The state root.</param>
/// <param name="id">The id.</param>
/// <param name="control">What is on record about it; asked when that is first of interest.</param>
internal sealed class WorkOrderObservation(Workspace workspace, WorkOrderId id, Func<WorkOrderId, ControlView> control)
{
    // There is one for each work order: these cost less than an object that is lazy.
    private ControlView? view;
    private bool isMirrorKnown;
    private FileStatus? mirror;

    public WorkOrderId Id { get; } = id;

    /// <summary>Its files; <see langword="null"/> where there is none.</summary>
    public required WorkOrderEntry? Entry { get; init; }

    /// <summary>What there is beside work order files, of all ids.</summary>
    public BesideFiles Beside { private get; init; } = BesideFiles.Nothing;

    /// <summary>Its backups, in every state directory.</summary>
    public ImmutableArray<TreeItem> Backups =>
        [.. Beside.Items[Id].Where(static item => item.Kind == TreeItemKind.Backup)];

    /// <summary>Whether something is kept of it beside the control records.</summary>
    public bool IsKept => IdSort.IndexOf(Beside.Kept.AsSpan(), static id => id, Id) is not null;

    /// <summary>Whether an operation on it is under way, so that what looks wrong need not be.</summary>
    public bool IsBusy { get; init; }

    /// <summary>Its record; <see cref="ControlRecord.None"/> where there is none or it is unreadable.</summary>
    public ControlRecord Record => View.Record;

    /// <summary>Why its record cannot be read, or <see langword="null"/>.</summary>
    public WoError? RecordProblem => View.Problem;

    /// <summary>The lease that counts, also one adopted from an older tool's lock.</summary>
    public Lease? Lease => View.Lease;

    /// <summary>Whether this clone has a record of it.</summary>
    public bool HasRecord => workspace.Files.Status(workspace.ControlLayout.Record(Id)) is not null;

    /// <summary>What is at the lock mirror's path; <see langword="null"/> for nothing.</summary>
    public FileStatus? Mirror
    {
        get
        {
            if (!isMirrorKnown)
            {
                mirror = workspace.Files.Status(workspace.Layout.LockMirror(Id).FullPath);
                isMirrorKnown = true;
            }

            return mirror;
        }
    }

    /// <summary>Whether it has one file, which lies where work orders go that are over.</summary>
    public bool IsClosed => Entry is { IsClosed: true };

    /// <summary>Whether record and operation lock leave the files as the only question.</summary>
    public bool IsQuiet => !IsBusy && RecordProblem is null && Record.Intent is null;

    /// <summary>
    /// The one file of it, where nothing about the id is in doubt that another finding has to settle first: quiet,
    /// alone, readable and not behind its record.
    /// </summary>
    public WorkOrderCandidate? Settled =>
        IsQuiet && Entry is { Candidates: [{ Problem: null } file] } && file.Revision >= Record.Revision ? file : null;

    /// <summary>The same where it is running.</summary>
    public WorkOrderCandidate? SettledRunning =>
        Entry is { Candidates: [{ State: WorkOrderState.Running }] } ? Settled : null;

    private ControlView View => view ??= control(Id);
}
