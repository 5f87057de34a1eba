using System.Globalization;
using System.Text.Json;
using Wo.Engine.Diagnosis;
using Wo.Engine.Git;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Hook;

/// <summary>
/// Whether wo closed a work order that is staged as closed: its revision rose against the last commit, and its verdict names
/// it. What another commit closed, and a merge or the like brings here, was judged there.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="staged">What is staged.</param>
/// <param name="below">Makes a path of the state root one of the worktree.</param>
internal sealed class StagedClosure(Workspace workspace, StagedFiles staged, Func<string, string> below)
{
    private const string Head = "HEAD";
    private const int MaxBytes = 1 << 20;

    private static readonly string[] Sources = ["MERGE_HEAD", "CHERRY_PICK_HEAD", "REBASE_HEAD", "REVERT_HEAD"];

    /// <summary>Why it is not; <see langword="null"/> where it is, or where the last commit has it closed already.</summary>
    public Result<string?> WhyNotGenuine(StagedFile file, WorkOrderCandidate candidate)
    {
        if (!staged.BlobIn(Head, file.Path).TryGet(out var closed, out var error) && error is not null)
        {
            return error;
        }

        if (closed is not null || Sources.Any(source => IsFrom(source, file)))
        {
            return (string?)null;
        }

        if (!RevisionInHead(candidate.Id).TryGet(out var before, out error))
        {
            return error;
        }

        if (candidate.Revision <= before)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"it is moved by hand: its revision is {candidate.Revision}, and the last commit has {before}"
            );
        }

        return HasVerdict(candidate.Id)
            ? (string?)null
            : VerdictFiles.Conflict(workspace, candidate.Id)
                ?? "it is moved by hand: there is no verdict that names it";
    }

    private bool IsFrom(string source, StagedFile file) =>
        staged.BlobIn(source, file.Path).TryGet(out var blob, out _) && blob == file.Blob;

    /// <summary>The highest revision of it in the last commit; 0 where it is not in there.</summary>
    private Result<long> RevisionInHead(WorkOrderId id)
    {
        var highest = 0L;
        foreach (var state in WorkOrderStates.All)
        {
            var path = workspace.Layout.WorkOrder(state, id);
            if (!staged.BlobIn(Head, below(path.Relative)).TryGet(out var blob, out var error) && error is not null)
            {
                return error;
            }

            if (blob is null)
            {
                continue;
            }

            if (!staged.Content(blob).TryGet(out var bytes, out error) && error is not null)
            {
                return error;
            }

            var committed = WorkOrderCandidate.From(id, state, path, new FileContent(ReadOutcome.Ok, bytes ?? []));
            highest = Math.Max(highest, committed.Revision);
        }

        return highest;
    }

    private bool HasVerdict(WorkOrderId id) =>
        Names(workspace.Layout.Verdict(id), id) || Names(workspace.Layout.Handoff(id) / "verdict.json", id);

    private bool Names(CtxPath verdict, WorkOrderId id)
    {
        var content = workspace.Files.Read(verdict.FullPath, MaxBytes);
        if (!content.IsOk)
        {
            return false;
        }

        try
        {
            using var parsed = JsonDocument.Parse(content.Bytes);
            return parsed.RootElement.ValueKind == JsonValueKind.Object
                && parsed.RootElement.TryGetProperty("wo_id", out var named)
                && named.ValueKind == JsonValueKind.String
                && named.GetString() == id.Value;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
