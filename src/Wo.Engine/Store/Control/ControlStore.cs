namespace Wo.Engine.Store.Control;

/// <summary>
/// Reads and durably replaces control records. Writing needs the guard. In the file a worktree's path is relative to the
/// git directory, so that it stays right where the repository moves with all around it, or is mounted elsewhere.
/// </summary>
internal sealed class ControlStore(IFileSystem files, AtomicWriter writer, ControlLayout layout)
{
    private const int MaxRecordBytes = 64 * 1024;

    /// <summary>The record of a work order; <see cref="ControlRecord.None"/> where there is none.</summary>
    public Result<ControlRecord> Read(WorkOrderId id)
    {
        var content = files.Read(layout.Record(id), MaxRecordBytes);
        if (content.Outcome == ReadOutcome.Missing)
        {
            return ControlRecord.None;
        }

        if (content.IsOk && ControlRecordFormat.Parse(content.Bytes) is { } record)
        {
            return record with { Lease = WithPath(record.Lease, path => Path.GetFullPath(path, layout.Around)) };
        }

        var reason =
            content.Outcome == ReadOutcome.Denied
                ? "cannot be read: permission denied"
                : "is damaged or from a newer version";
        return new WoError(Problem.RecordUnreadable, $"the control record of {id} {reason}: {layout.Record(id)}")
        {
            NextSteps = ["wo reconcile"],
            Verify = ["wo reconcile"],
        };
    }

    /// <summary>Replaces a record durably, or with a weaker promise where losing the change only costs time.</summary>
    public void Write(GuardHeld guard, WorkOrderId id, ControlRecord record, Durability durability = Durability.Full)
    {
        guard.Check();
        var written = record with { Lease = WithPath(record.Lease, path => Path.GetRelativePath(layout.Around, path)) };
        writer.Replace(layout.Record(id), ControlRecordFormat.Format(written), durability);
    }

    /// <summary>The ids that have a record, or something in the place of one.</summary>
    public IReadOnlyList<WorkOrderId> Ids()
    {
        var ids = new List<WorkOrderId>();
        foreach (var item in files.List(layout.Records))
        {
            if (WorkOrderId.TryParse(item.Name, out var id))
            {
                ids.Add(id);
            }
        }

        ids.Sort();
        return ids;
    }

    private static Lease? WithPath(Lease? lease, Func<string, string> change) =>
        lease is { Worktree: { Length: > 0 } path } ? lease with { Worktree = change(path) } : lease;
}
