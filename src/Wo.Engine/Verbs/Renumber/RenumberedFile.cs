using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>The file of a work order as it is to be under another id.</summary>
internal static class RenumberedFile
{
    private const string Attempts = "x_reopened_attempts";

    /// <summary>Edits it.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="file">The file.</param>
    /// <param name="id">The new id.</param>
    /// <param name="revision">Its new <c>x_rev</c>.</param>
    /// <param name="branch">Its branch, where that is renamed.</param>
    /// <param name="movesEvidence">Whether its logs and evidence get the new id.</param>
    public static Result<byte[]> Edit(
        Workspace workspace,
        WorkOrderCandidate file,
        WorkOrderId id,
        long revision,
        string? branch,
        bool movesEvidence
    )
    {
        var changes = new List<FieldChange>
        {
            new("id", new FieldValue.Text(id.Value)),
            new("x_rev", new FieldValue.Whole(revision)),
            new("x_renumbered_from", new FieldValue.Text(file.Id.Value)),
        };
        if (branch is not null)
        {
            changes.Add(new("branch", new FieldValue.Text(branch)));
        }

        var naming = workspace.Naming;
        if (file.Summary.Worktree == naming.ToValue(naming.DefaultPath(file.Id.Value)))
        {
            changes.Add(new("worktree", new FieldValue.Text(naming.ToValue(naming.DefaultPath(id.Value)))));
        }

        return from edited in YamlEditor.Apply(file.Document!, changes)
            from whole in movesEvidence ? Verdicts(edited, file, id) : edited
            select workspace.Canonical.Keep(file.Bytes, whole);
    }

    /// <summary>Where earlier verdicts are kept, which move with the logs.</summary>
    private static Result<byte[]> Verdicts(byte[] bytes, WorkOrderCandidate file, WorkOrderId id)
    {
        if (
            !YamlReader.Read(bytes).TryGet(out var document, out _)
            || document.Root is not YamlMapping root
            || !root.TryGet(Attempts, out var attempts)
            || attempts is not YamlSequence list
        )
        {
            return bytes;
        }

        var prefix = LogsPrefix(file.Id);
        var verdicts = list
            .Items.OfType<YamlMapping>()
            .Select(attempt => attempt.TryGet("verdict", out var verdict) ? verdict as YamlScalar : null)
            .OfType<YamlScalar>()
            .Where(verdict => verdict.Value.StartsWith(prefix, StringComparison.Ordinal))
            .Select(verdict => (verdict, LogsPrefix(id) + verdict.Value[prefix.Length..]))
            .ToList();
        return verdicts.Count == 0 ? bytes : ScalarReplacement.Apply(document, file.Path, verdicts);
    }

    private static string LogsPrefix(WorkOrderId id) => $"_ctx/logs/{id}/";
}
