using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>Reads the backups of a work order, and the copy of it that is kept beside the control records.</summary>
internal static class Backups
{
    private static readonly Comparer<KeptCopy> BestFirst = Comparer<KeptCopy>.Create(Compare);

    /// <summary>
    /// Those that can be read as this work order, highest revision first and among equals the newest. The copy beside the
    /// control records was made after all backups of its revision. Of one moment, the one that lies where its status says,
    /// and then the one of the earliest state: a copy that a user put there must not finish a work order.
    /// </summary>
    public static IReadOnlyList<KeptCopy> Readable(Workspace workspace, WorkOrderObservation view)
    {
        var readable = new List<KeptCopy>();
        foreach (var item in view.Backups)
        {
            var content = workspace.Files.Read(item.Path.FullPath, YamlReader.MaxBytes);
            var backup = WorkOrderCandidate.From(view.Id, item.State, item.Path, content);
            if (IsOf(view, backup))
            {
                var made = workspace.Files.Status(item.Path.FullPath)?.ModifiedAt ?? default;
                readable.Add(new KeptCopy(backup, item.Path.Relative, made, IsNewestVersion: false));
            }
        }

        if (NewestVersion(workspace, view) is { } kept)
        {
            readable.Add(kept);
        }

        readable.Sort(BestFirst);
        return readable;
    }

    /// <summary>What is kept beside the control records; <see langword="null"/> where it was lost with the power, or is not a work order.</summary>
    private static KeptCopy? NewestVersion(Workspace workspace, WorkOrderObservation view)
    {
        if (!view.IsKept || workspace.Versions.KeptAt(view.Id) is not { } made)
        {
            return null;
        }

        var content = workspace.Versions.Read(view.Id);
        var read = At(WorkOrderState.Pending);
        if (!IsOf(view, read))
        {
            return null;
        }

        // It was written where its status says; with an unknown status it goes back to pending, where a user can look at it.
        var kept = WorkOrderStates.TryParse(read.Summary.Status, out var state) ? At(state) : read;
        return new KeptCopy(
            kept,
            PathText.Of(workspace.Layout, workspace.ControlLayout.Version(view.Id)),
            made,
            IsNewestVersion: true
        );

        WorkOrderCandidate At(WorkOrderState state) =>
            WorkOrderCandidate.From(view.Id, state, workspace.Layout.WorkOrder(state, view.Id), content);
    }

    private static bool IsOf(WorkOrderObservation view, WorkOrderCandidate copy) =>
        copy.Problem is null && copy.Summary.WrittenId == view.Id.Value;

    private static int Compare(KeptCopy a, KeptCopy b)
    {
        var byRevision = b.Revision.CompareTo(a.Revision);
        if (byRevision != 0)
        {
            return byRevision;
        }

        if (a.IsNewestVersion || b.IsNewestVersion)
        {
            return b.IsNewestVersion.CompareTo(a.IsNewestVersion);
        }

        var byAge = BackupName.Compare(b.Content.Path.Name, a.Content.Path.Name);
        if (byAge != 0)
        {
            return byAge;
        }

        var byPlace = LiesWhereItSays(b).CompareTo(LiesWhereItSays(a));
        return byPlace != 0 ? byPlace : a.State.CompareTo(b.State);
    }

    private static bool LiesWhereItSays(KeptCopy backup) =>
        backup.Content.Summary.Status == backup.State.DirectoryName();
}
