using System.Collections.Immutable;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Format;

/// <summary>Brings work orders into canonical form.</summary>
internal sealed class FormatTree(Workspace workspace)
{
    private static readonly OperationName Verb = new("fmt", "formatted");

    /// <summary>Looks at work orders, at all where none are named. What cannot be read is lint's to report.</summary>
    public FormatSurvey Look(TreeScan scan, IReadOnlyCollection<WorkOrderId> only)
    {
        var unformatted = ImmutableArray.CreateBuilder<UnformattedFile>();
        var skipped = ImmutableArray.CreateBuilder<string>();
        var files = scan
            .Entries.Where(entry => only.Count == 0 || only.Contains(entry.Id))
            .SelectMany(entry => entry.Candidates)
            .ToList();
        foreach (var file in files)
        {
            if (file.Problem is { } problem)
            {
                skipped.Add(problem);
            }
            else if (!workspace.Canonical.Format(file.Bytes).TryGet(out var formatted, out var refused))
            {
                skipped.Add($"{file.Path} {refused.Cause}");
            }
            else if (!file.Bytes.AsSpan().SequenceEqual(formatted))
            {
                unformatted.Add(new UnformattedFile(file.Id, file.Path, file.Bytes, formatted));
            }
        }

        return new FormatSurvey(files.Count, unformatted.ToImmutable(), skipped.ToImmutable());
    }

    /// <summary>Writes one, with a backup of what it was.</summary>
    public Result<Unit> Write(WorkOrderId id) =>
        WorkOrderOperation.Run(
            workspace,
            Verb,
            id,
            operation => operation.EditInPlace(workspace.Canonical.Format(operation.Subject.File.Bytes))
        );
}
