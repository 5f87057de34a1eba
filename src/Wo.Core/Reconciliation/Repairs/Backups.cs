using Wo.Core.Lifecycle;
using Wo.Core.Storage.Tree;
using Wo.Core.Yaml;

namespace Wo.Core.Reconciliation.Repairs;

/// <summary>Reads the backups of a work order.</summary>
internal static class Backups
{
    /// <summary>Those that can be read as this work order, highest revision first and among equals the newest.</summary>
    public static IReadOnlyList<WorkOrderCandidate> Readable(Workspace workspace, WorkOrderView view)
    {
        var readable = new List<WorkOrderCandidate>();
        foreach (var item in view.Backups)
        {
            var content = workspace.Files.Read(item.Path.FullPath, YamlReader.MaxBytes);
            var backup = WorkOrderCandidate.From(view.Id, item.State, item.Path, content);
            if (backup.Problem is null && backup.Text("id") == view.Id.Value)
            {
                readable.Add(backup);
            }
        }

        readable.Sort(
            static (a, b) =>
            {
                var byRevision = b.Revision.CompareTo(a.Revision);

                // The names carry the time, and all are those of one file.
                return byRevision != 0 ? byRevision : string.CompareOrdinal(b.Path.Name, a.Path.Name);
            }
        );
        return readable;
    }
}
