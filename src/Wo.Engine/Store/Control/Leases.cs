namespace Wo.Engine.Store.Control;

/// <summary>Grants, renews and ends leases, and keeps their mirrors: one present exactly while there is a lease.</summary>
[AtomicIo]
internal sealed class Leases(IFileSystem files, AtomicWriter writer, CtxLayout layout, ControlStore control)
{
    private const int MaxMirrorBytes = 64 * 1024;

    /// <summary>
    /// The lease that counts: the record's, or one adopted from a lock that an older tool left where there is no
    /// record of one.
    /// </summary>
    /// <param name="id">The work order.</param>
    /// <param name="record">Its control record.</param>
    /// <param name="readerTtlSeconds">The time to live for a lock that carries none.</param>
    /// <param name="owner">The owner in the work order's file, whom such a lock need not name.</param>
    public Lease? Effective(WorkOrderId id, ControlRecord record, long readerTtlSeconds, string? owner) =>
        record.Lease
        ?? (
            Claim(id, record).Lock is { } found
                ? LeaseMirror.Adopt(found.Text, found.ModifiedAt, readerTtlSeconds, owner)
                : null
        );

    /// <summary>What claims a work order now, and what shows it.</summary>
    public FormerClaim Claim(WorkOrderId id, ControlRecord record)
    {
        var path = layout.LockMirror(id).FullPath;
        if (files.Status(path) is not { Kind: FileKind.Regular } status)
        {
            return new FormerClaim(record.Lease, null);
        }

        // A mirror that cannot be read is put back as its lease has it.
        var found = files.Read(path, MaxMirrorBytes);
        var text = found.IsOk || record.Lease is null ? found.Bytes : LeaseMirror.Format(record.Lease);
        return new FormerClaim(record.Lease, new LockFile(text, status.ModifiedAt));
    }

    /// <summary>
    /// Puts back what claimed a work order before the lease that is on record now, without a gap, and what showed it: a
    /// lock is as old as it was, and has the text it had, also where another tool wrote it.
    /// </summary>
    public void PutBack(GuardHeld guard, WorkOrderId id, ControlRecord record, FormerClaim former)
    {
        if (former is { OnRecord: null, Lock: not null })
        {
            // The record goes last, as one of the two has to claim.
            PutBackLock(guard, id, former.Lock);
            control.Write(guard, id, record with { Lease = null });
        }
        else
        {
            control.Write(guard, id, record with { Lease = former.OnRecord });
            PutBackLock(guard, id, former.Lock);
        }
    }

    /// <summary>Puts a lease on record in one step, replacing any former one without a gap, then shows it.</summary>
    /// <returns>The record as it is now.</returns>
    public ControlRecord Grant(GuardHeld guard, WorkOrderId id, ControlRecord record, Lease lease)
    {
        var granted = record with { Lease = lease };
        control.Write(guard, id, granted);
        ShowMirror(guard, id, lease, Durability.Content);
        return granted;
    }

    /// <summary>
    /// Renews a lease. Losing a renewal to power loss only ages the lease, so no name is synced. The contents are: half a
    /// record in place of the whole one would lose the lease itself.
    /// </summary>
    public void Renew(GuardHeld guard, WorkOrderId id, ControlRecord record, Lease renewed)
    {
        control.Write(guard, id, record with { Lease = renewed }, Durability.Content);
        ShowMirror(guard, id, renewed);
    }

    /// <summary>Ends a lease.</summary>
    public void Drop(GuardHeld guard, WorkOrderId id, ControlRecord record)
    {
        control.Write(guard, id, record with { Lease = null });
        ShowMirror(guard, id, null, Durability.None);
    }

    /// <summary>Makes the mirror say what the record says.</summary>
    public void ShowMirror(GuardHeld guard, WorkOrderId id, Lease? lease, Durability durability = Durability.Content)
    {
        guard.Check();
        var path = layout.LockMirror(id).FullPath;
        if (lease is not null)
        {
            writer.Replace(path, LeaseMirror.Format(lease), durability);
        }
        else if (files.Status(path) is { Kind: FileKind.Regular })
        {
            files.Unlink(path);
        }
    }

    /// <summary>Whether the mirror is exactly what the record says it should be.</summary>
    public bool MirrorIsRight(WorkOrderId id, Lease? lease)
    {
        var content = files.Read(layout.LockMirror(id).FullPath, MaxMirrorBytes);
        return lease is null
            ? content.Outcome == ReadOutcome.Missing
            : content.IsOk && content.Bytes.AsSpan().SequenceEqual(LeaseMirror.Format(lease));
    }

    private void PutBackLock(GuardHeld guard, WorkOrderId id, LockFile? found)
    {
        if (found is null)
        {
            ShowMirror(guard, id, null, Durability.None);
            return;
        }

        var path = layout.LockMirror(id).FullPath;
        writer.Replace(path, found.Text, Durability.Content);
        files.SetModified(path, found.ModifiedAt);
    }
}
