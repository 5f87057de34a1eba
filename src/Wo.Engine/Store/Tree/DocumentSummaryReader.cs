using System.Collections.Immutable;
using System.Globalization;

namespace Wo.Engine.Store.Tree;

/// <summary>Makes a summary of the whole document of a file.</summary>
internal sealed class DocumentSummaryReader : ISummaryReader
{
    /// <inheritdoc/>
    public WorkOrderSummary Read(WorkOrderCandidate file)
    {
        var (document, problem) = file.ParseForSummary();
        if (document?.Root is not YamlMapping root)
        {
            return new WorkOrderSummary { Problem = problem };
        }

        var scope = root.TryGet("scope", out var node) ? node as YamlMapping : null;
        return new WorkOrderSummary
        {
            WrittenId = Text(root, "id"),
            Status = Text(root, "status"),
            Title = Text(root, "title"),
            Priority = Text(root, "priority"),
            Owner = Text(root, "owner"),
            Epic = Text(root, "epic_id"),
            Links = new WorkOrderLinks(
                [.. Texts(root, "dependencies")],
                [.. Texts(scope, "allow").Select(glob => glob.Text)],
                [.. Texts(scope, "deny").Select(glob => glob.Text)]
            ),
            Revision = Revision(root),
            Branch = Text(root, "branch"),
            Worktree = Text(root, "worktree"),
            VerifiedCommit = Text(root, "verified_at_sha"),
            CreatedAt = Text(root, "created_at"),
            StartedAt = Text(root, "started_at"),
            FinishedAt = Text(root, "finished_at"),
            ClosedAt = Text(root, "closed_at"),
        };
    }

    /// <summary>The text of a key; <see langword="null"/> where it is absent, null or not a scalar.</summary>
    public static string? Text(YamlMapping root, string key) =>
        root.TryGet(key, out var node) && node is YamlScalar { Kind: not YamlScalarKind.Null } scalar
            ? scalar.Value
            : null;

    /// <summary><c>x_rev</c>; 0 where absent or not a whole number.</summary>
    public static long Revision(YamlMapping root) =>
        root.TryGet("x_rev", out var node)
        && node is YamlScalar { Kind: YamlScalarKind.Integer } scalar
        && long.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : 0;

    /// <summary>The entries of a list that are text. What is not text is for the schema to report.</summary>
    private static IEnumerable<WrittenDependency> Texts(YamlMapping? mapping, string key)
    {
        if (mapping is null || !mapping.TryGet(key, out var node) || node is not YamlSequence list)
        {
            yield break;
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is YamlScalar { Kind: YamlScalarKind.String } item)
            {
                yield return new WrittenDependency(item.Value, item.Start, i);
            }
        }
    }
}
