using System.Text;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>
/// Logs, verdicts and evidence of a work order that gets another id. Each step leaves alone what an earlier attempt has
/// done already.
/// </summary>
internal sealed class RenumberedEvidence(Workspace workspace, WorkOrderId old, WorkOrderId id)
{
    private const int MaxVerdictBytes = 16 << 20;
    private const string VerdictPrefix = "verdict";
    private const string VerdictSuffix = ".json";

    private readonly (CtxPath From, CtxPath To)[] directories =
    [
        (workspace.Layout.LogsOf(old), workspace.Layout.LogsOf(id)),
        (workspace.Layout.Handoff(old), workspace.Layout.Handoff(id)),
    ];

    /// <summary>
    /// Whether they move: always where no other work order keeps the id, and where one does, if that was never taken.
    /// </summary>
    public static bool Moves(WorkOrderEntry? others) =>
        others is null || others.Candidates.All(file => file.State == WorkOrderState.Pending && file.Revision == 0);

    /// <summary>The directories that would move, from the state root.</summary>
    public IEnumerable<string> Present() =>
        directories.Where(pair => IsDirectory(pair.From)).Select(pair => pair.To.Relative);

    /// <summary>What is in the way of them, from the state root.</summary>
    public IEnumerable<string> InTheWay() =>
        directories
            .Where(pair => IsDirectory(pair.From) && workspace.Files.Status(pair.To.FullPath) is not null)
            .Select(pair => pair.To.Relative);

    /// <summary>Moves them, and has the verdicts name the new id.</summary>
    /// <param name="guard">The guard.</param>
    public void Move(GuardHeld guard)
    {
        guard.Check();
        foreach (var (from, to) in directories)
        {
            if (IsDirectory(from) && workspace.Files.Status(to.FullPath) is null)
            {
                workspace.Files.RenameNoReplace(from.FullPath, to.FullPath);
                workspace.Files.SyncDirectory(to.FullDirectory);
            }

            foreach (var item in workspace.Files.List(to.FullPath))
            {
                if (item.Kind == FileKind.Regular && IsVerdict(item.Name))
                {
                    Rename(Path.Join(to.FullPath, item.Name));
                }
            }
        }
    }

    private static bool IsVerdict(string name) =>
        name.StartsWith(VerdictPrefix, StringComparison.Ordinal)
        && name.EndsWith(VerdictSuffix, StringComparison.Ordinal);

    private bool IsDirectory(CtxPath path) => workspace.Files.Status(path.FullPath) is { Kind: FileKind.Directory };

    private void Rename(string verdict)
    {
        var content = workspace.Files.Read(verdict, MaxVerdictBytes);
        if (!content.IsOk)
        {
            return;
        }

        var text = Encoding.UTF8.GetString(content.Bytes);
        var renamed = text.Replace($"\"{old}\"", $"\"{id}\"", StringComparison.Ordinal)
            .Replace($"_ctx/logs/{old}/", $"_ctx/logs/{id}/", StringComparison.Ordinal);
        if (renamed != text)
        {
            workspace.Writer.Replace(verdict, Encoding.UTF8.GetBytes(renamed));
        }
    }
}
