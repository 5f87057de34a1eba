using System.Text;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>
/// Which work orders this clone moved without saying so in their registers: because it was told to go on offline, or because
/// the last word did not arrive.
/// </summary>
internal sealed class UnpublishedClaims(IFileSystem files, AtomicWriter writer, ControlLayout layout)
{
    private const string BranchLabel = "branch: ";

    // More than a command line can hold, from which the reason is.
    private const int MaxBytes = 1 << 20;

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

    /// <summary>The branch that goes with one; <see langword="null"/> where none is known.</summary>
    public string? BranchOf(WorkOrderId id)
    {
        var first = Encoding.UTF8.GetString(files.Read(layout.UnpublishedMark(id), MaxBytes).Bytes).Split('\n')[0];
        return first.StartsWith(BranchLabel, StringComparison.Ordinal) ? first[BranchLabel.Length..] : null;
    }

    /// <summary>Remembers one.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="branch">
    /// The branch of the work, which goes with it; <see langword="null"/> leaves that of a former mark, as what is given back
    /// and moved again has no lease that names one.
    /// </param>
    public void Add(WorkOrderId id, string reason, string? branch)
    {
        branch ??= BranchOf(id);
        var text = (branch is null ? "" : $"{BranchLabel}{branch}\n") + $"{reason}\n";
        writer.EnsureDirectory(layout.Unpublished);
        writer.Replace(layout.UnpublishedMark(id), Encoding.UTF8.GetBytes(text), Durability.Content);
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
