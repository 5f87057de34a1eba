using Wo.Engine.Store.Control;

namespace Wo.Engine.Store.Transitions;

/// <summary>
/// Changes a work order without moving it: backup, then one atomic replacement. No intent is needed, as every crash
/// leaves the old or the new file. <c>x_rev</c> counts transitions and stays.
/// </summary>
[AtomicIo]
internal sealed class InPlaceEdit(
    IFileSystem files,
    AtomicWriter writer,
    CtxLayout layout,
    Generation generation,
    KeptVersions versions
)
{
    /// <summary>
    /// Replaces the file, provided that it is still the one that the edit was made from. What fails afterwards says that
    /// readers see the edit.
    /// </summary>
    /// <returns>The backup's absolute path; <see langword="null"/> where the edit changes nothing.</returns>
    public Result<string?> Apply(GuardHeld guard, WorkOrderId id, WorkOrderState state, byte[] before, byte[] after)
    {
        var path = layout.WorkOrder(state, id).FullPath;
        var content = files.Read(path, before.Length);
        if (!content.IsOk || !content.Bytes.AsSpan().SequenceEqual(before))
        {
            return new WoError(Problem.LostRace, $"the file of {id} changed meanwhile")
            {
                NextSteps = [$"wo show {id}"],
                Verify = [$"wo show {id}"],
            };
        }

        if (before.AsSpan().SequenceEqual(after))
        {
            return (string?)null;
        }

        var backup = writer.Backup(path, before);
        writer.Replace(path, after);
        try
        {
            generation.Settle(guard, id);
            versions.Keep(guard, id, after);
        }
        catch (StorageException failed)
        {
            throw failed.AsVisible();
        }

        return backup;
    }
}
