using Wo.Engine.Gates;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>The verdicts on a work order: that of the last run, and that which closed it and travels with commits.</summary>
internal static class VerdictFiles
{
    private const int MaxBytes = 16 << 20;

    /// <summary>What a merge left in one of them, with file and lines; <see langword="null"/> where it left nothing.</summary>
    public static string? Conflict(Workspace workspace, WorkOrderId id) =>
        Conflicts(workspace, id).Select(static found => $"{found.Path}: {found.What}").FirstOrDefault();

    /// <summary>
    /// The work orders that may have verdicts, by the names in the two directories that hold theirs: of all others nothing has
    /// to be opened to know that there is none. <see langword="null"/> where these cannot be listed, so that any may have.
    /// </summary>
    public static HashSet<string>? Owners(Workspace workspace)
    {
        // File systems that tell no case would open those of another spelling.
        var owners = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach (var directory in (CtxPath[])[workspace.Layout.Logs, workspace.Layout.Handoffs])
            {
                owners.UnionWith(workspace.Files.List(directory.FullPath).Select(static item => item.Name));
            }
        }
        catch (StorageException)
        {
            return null; // what in them can be opened still counts
        }

        return owners;
    }

    /// <summary>What a merge left in each of them.</summary>
    public static IEnumerable<(CtxPath Path, string What)> Conflicts(Workspace workspace, WorkOrderId id)
    {
        CtxPath[] places = [workspace.Layout.Verdict(id), workspace.Layout.Handoff(id) / EvidenceNames.Verdict];
        foreach (var path in places)
        {
            var content = workspace.Files.Read(path.FullPath, MaxBytes);
            if (content.IsOk && ConflictMarkers.Find(content.Bytes) is { } conflict)
            {
                yield return (path, conflict);
            }
        }
    }
}
