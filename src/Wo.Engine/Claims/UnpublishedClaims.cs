using System.Text;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>
/// Which work orders this clone moved without saying so in their registers: because it was told to go on offline, or because
/// the last word did not arrive.
/// </summary>
internal sealed class UnpublishedClaims(IFileSystem files, AtomicWriter writer, ControlLayout layout)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<WorkOrderId> Ids()
    {
        var ids = new List<WorkOrderId>();
        foreach (var item in files.List(layout.Unpublished))
        {
            if (WorkOrderId.TryParse(item.Name, out var id))
            {
                ids.Add(id);
            }
        }

        ids.Sort();
        return ids;
    }

    /// <summary>Remembers one.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="reason">Why, one line, for people.</param>
    public void Add(WorkOrderId id, string reason)
    {
        writer.EnsureDirectory(layout.Unpublished);
        writer.Replace(layout.UnpublishedMark(id), Encoding.UTF8.GetBytes(reason + "\n"), Durability.Content);
    }

    /// <summary>Forgets one whose register says what this clone says.</summary>
    public void Remove(WorkOrderId id)
    {
        if (files.Status(layout.UnpublishedMark(id)) is not null)
        {
            files.Unlink(layout.UnpublishedMark(id));
        }
    }
}
