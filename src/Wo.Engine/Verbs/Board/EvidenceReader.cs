using System.Collections.Immutable;
using System.Text;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Board;

/// <summary>Reads what the work on one work order left behind, as far as a person reads it. Links are not followed.</summary>
/// <param name="workspace">The tree.</param>
internal sealed class EvidenceReader(Workspace workspace)
{
    private const int MostFiles = 40;
    private const int MostLines = 1000;
    private const int MostBytes = 128 * 1024;
    private const int MostVerdictBytes = 1 << 20;
    private const int MostPatchBytes = 512 * 1024;
    private const string Patch = "diff.patch";

    /// <summary>Reads it.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="state">Its state.</param>
    /// <param name="branch">The branch of the work; <see langword="null"/> where none is named.</param>
    public WorkEvidence Read(WorkOrderId id, WorkOrderState? state, string? branch)
    {
        var verdict = workspace.Files.Read(workspace.Layout.Verdict(id).FullPath, MostVerdictBytes);
        return new WorkEvidence(
            verdict.IsOk ? verdict.Bytes : null,
            [.. In(workspace.Layout.LogsOf(id)), .. In(workspace.Layout.Handoff(id))],
            (state == WorkOrderState.Done ? KeptPatch(id) : null) ?? OfBranch(branch) ?? KeptPatch(id)
        );
    }

    private IEnumerable<LogEnd> In(CtxPath directory) =>
        workspace
            .Files.List(directory.FullPath)
            .Where(item => item.Name != Patch && !item.Name.EndsWith(".json", StringComparison.Ordinal))
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .Take(MostFiles)
            .Select(item => End(directory / item.Name))
            .OfType<LogEnd>();

    private LogEnd? End(CtxPath path)
    {
        if (workspace.Files.Status(path.FullPath) is not { Kind: FileKind.Regular } status)
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(
                path.FullPath,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            return new LogEnd(path, status.Size, status.ModifiedAt, OutputTail.Of(file, MostLines, MostBytes));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null; // a run clears its logs before it begins
        }
    }

    private WorkChanges? KeptPatch(WorkOrderId id)
    {
        var path = workspace.Layout.Handoff(id) / Patch;
        if (workspace.Files.Status(path.FullPath) is not { Kind: FileKind.Regular })
        {
            return null;
        }

        try
        {
            using var file = File.OpenHandle(path.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var length = RandomAccess.GetLength(file);
            var bytes = new byte[Math.Min(length, MostPatchBytes)];
            var read = RandomAccess.Read(file, bytes, 0);
            return new WorkChanges(path.Relative, Encoding.UTF8.GetString(bytes, 0, read), read == length);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private WorkChanges? OfBranch(string? branch)
    {
        var (root, refs) = (workspace.Root.Path, workspace.Refs);
        if (branch is null || !refs.ReadBranch(root, branch).TryGet(out var tip, out _) || tip is null)
        {
            return null;
        }

        var changes =
            from start in refs.DefaultBase(root, workspace.Settings.BaseBranch)
            from fork in refs.MergeBase(root, start.Oid, tip)
            from patch in workspace.Changes.StartOfPatch(root, fork ?? start.Oid, tip, MostPatchBytes)
            select new WorkChanges($"{start.Name}...{branch}", patch.Text, patch.IsAll);
        return changes.TryGet(out var found, out _) ? found : null;
    }
}
