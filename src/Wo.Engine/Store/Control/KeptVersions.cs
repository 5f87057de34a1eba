using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Wo.Engine.Store.Control;

/// <summary>
/// The newest bytes of each work order, one file an id, beside the control records: where <c>git clean</c>, a checkout or a
/// deleted directory does not reach. None of it is synced and no failure here fails a command, because the work order itself
/// is durable and nothing depends on its copy until the file is gone.
/// </summary>
internal sealed class KeptVersions(IFileSystem files, AtomicWriter writer, ControlLayout layout)
{
    /// <summary>Keeps the bytes of a work order that is in its place, in the place of those that were kept before.</summary>
    /// <returns>Whether they are kept now.</returns>
    public bool Keep(GuardHeld guard, WorkOrderId id, ReadOnlySpan<byte> bytes)
    {
        guard.Check();
        try
        {
            if (files.Status(layout.DeletedMark(id)) is not null)
            {
                files.Unlink(layout.DeletedMark(id));
            }

            if (Read(id) is not { IsOk: true } kept || !bytes.SequenceEqual(kept.Bytes))
            {
                Write(layout.Version(id), bytes);
            }

            return true;
        }
        catch (StorageException)
        {
            // The older copy stays, and the next index brings it up to date.
            return false;
        }
    }

    /// <summary>What is kept of a work order.</summary>
    public FileContent Read(WorkOrderId id) => files.Read(layout.Version(id), YamlReader.MaxBytes);

    /// <summary>When it was kept; <see langword="null"/> where nothing is.</summary>
    public DateTimeOffset? KeptAt(WorkOrderId id) => files.Status(layout.Version(id))?.ModifiedAt;

    /// <summary>The ids of which something is kept, also of those whose deletion was meant.</summary>
    public IEnumerable<WorkOrderId> Ids()
    {
        foreach (var item in files.List(layout.Versions))
        {
            if (WorkOrderId.TryParse(item.Name, out var id))
            {
                yield return id;
            }
        }
    }

    /// <summary>The same, sorted.</summary>
    public ImmutableArray<WorkOrderId> SortedIds()
    {
        WorkOrderId[] ids = [.. Ids()];
        IdSort.ByText(ids, static id => id, static (one, other) => one.CompareTo(other));
        return ImmutableCollectionsMarshal.AsImmutableArray(ids);
    }

    /// <summary>Whether its deletion is on record, so that it is not reported as a loss.</summary>
    public bool IsDeleted(WorkOrderId id) => files.Status(layout.DeletedMark(id)) is not null;

    /// <summary>Takes note that the deletion of a work order was meant. What is kept of it stays.</summary>
    /// <exception cref="StorageException">It cannot be noted.</exception>
    public void MarkDeleted(GuardHeld guard, WorkOrderId id, string why)
    {
        guard.Check();
        Write(layout.DeletedMark(id), Encoding.UTF8.GetBytes(why + "\n"));
    }

    private void Write(string path, ReadOnlySpan<byte> bytes)
    {
        // The writer would sync the name of a directory that it makes.
        var directory = Path.GetDirectoryName(path)!;
        if (files.Status(directory) is null)
        {
            files.CreateDirectory(directory);
        }

        writer.Replace(path, bytes, Durability.None);
    }
}
