using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>Reads the backups of a work order.</summary>
internal static class Backups
{
    private static readonly Comparer<WorkOrderCandidate> BestFirst = Comparer<WorkOrderCandidate>.Create(Compare);

    /// <summary>
    /// Those that can be read as this work order, highest revision first and among equals the newest. Of one moment,
    /// the one that lies where its status says, and then the one of the earliest state: a copy that a hand left must not
    /// finish a work order.
    /// </summary>
    public static IReadOnlyList<WorkOrderCandidate> Readable(Workspace workspace, WorkOrderObservation view)
    {
        var readable = new List<WorkOrderCandidate>();
        foreach (var item in view.Backups)
        {
            var content = workspace.Files.Read(item.Path.FullPath, YamlReader.MaxBytes);
            var backup = WorkOrderCandidate.From(view.Id, item.State, item.Path, content);
            if (backup.Problem is null && backup.Summary.WrittenId == view.Id.Value)
            {
                readable.Add(backup);
            }
        }

        readable.Sort(BestFirst);
        return readable;
    }

    private static int Compare(WorkOrderCandidate a, WorkOrderCandidate b)
    {
        var byRevision = b.Revision.CompareTo(a.Revision);
        if (byRevision != 0)
        {
            return byRevision;
        }

        var byAge = BackupName.Compare(b.Path.Name, a.Path.Name);
        if (byAge != 0)
        {
            return byAge;
        }

        var byPlace = LiesWhereItSays(b).CompareTo(LiesWhereItSays(a));
        return byPlace != 0 ? byPlace : a.State.CompareTo(b.State);
    }

    private static bool LiesWhereItSays(WorkOrderCandidate backup) =>
        backup.Summary.Status == backup.State.DirectoryName();
}
