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
