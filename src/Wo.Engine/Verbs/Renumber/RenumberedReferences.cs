using System.Collections.Immutable;
using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Verbs.New;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>
/// What else names a work order that gets another id: dependencies of others, and the backlog. Where another work order
/// keeps the old id, dependencies stay with that one, because nothing tells which of the two they mean.
/// </summary>
internal sealed class RenumberedReferences(Workspace workspace, WorkOrderId old, WorkOrderId id)
{
    private const string Dependencies = "dependencies";

    /// <summary>The work orders whose dependencies name the old id, in a reading of the tree.</summary>
    public ImmutableArray<WorkOrderCandidate> Dependents(TreeScan scan) =>
        [
            .. from entry in scan.Entries
            where entry.Id != old && entry.Id != id
            from file in entry.Candidates
            where file.Problem is null && file.Summary.Links.Dependencies.Any(written => written.Text == old.Value)
            select file,
        ];

    /// <summary>A file with the new id in its dependencies.</summary>
    public Result<byte[]> InDependencies(WorkOrderCandidate file) =>
        file.Document is { } document
            ? ScalarReplacement.Apply(
                document,
                file.Path,
                [.. Scalars(InputNodes.List(document.Root, Dependencies)).Select(item => (item, id.Value))]
            )
            : new WoError(Problem.Unreadable, file.Problem ?? $"{file.Path} cannot be read");

    /// <summary>The backlog with the new id.</summary>
    /// <param name="epic">The epic of the work order.</param>
    /// <param name="kept">The work order that keeps the old id; <see langword="null"/> where none does.</param>
    /// <returns>The backlog, and its new bytes; <see langword="null"/> where it stays as it is.</returns>
    public Result<(InputFile<Backlog> Backlog, byte[]? Edited)> InBacklog(string? epic, WorkOrderCandidate? kept)
    {
        var backlog = new TreeInputs(workspace.Files, workspace.Layout).Backlog;
        if (backlog.Document is not { } document)
        {
            return (backlog, (byte[]?)null);
        }

        var epics = InputNodes.Items(document.Root, "epics").ToList();
        if (kept is not null && kept.Summary.Epic == epic)
        {
            var isQueued = epics.Any(item => IsEpic(item, epic) && Queued(item).Any());
            return !isQueued
                ? (backlog, (byte[]?)null)
                : from edited in EpicQueue.Add(backlog, epic!, id)
                select (backlog, (byte[]?)edited);
        }

        var named = epics.Where(item => kept is null || IsEpic(item, epic)).SelectMany(Queued);
        if (kept is null)
        {
            named = named.Concat(
                InputNodes
                    .Items(document.Root, "work_orders")
                    .Select(item => InputNodes.Text(item, "id"))
                    .OfType<YamlScalar>()
                    .Where(IsOld)
            );
        }

        var changes = named.Select(item => (item, id.Value)).ToList();
        return changes.Count == 0
            ? (backlog, (byte[]?)null)
            : from edited in ScalarReplacement.Apply(document, backlog.Path, changes)
            select (backlog, (byte[]?)edited);
    }

    private static bool IsEpic(YamlMapping item, string? epic) => InputNodes.Text(item, "id")?.Value == epic;

    private IEnumerable<YamlScalar> Queued(YamlMapping epic) => Scalars(InputNodes.List(epic, EpicQueue.Key));

    private IEnumerable<YamlScalar> Scalars(YamlSequence? list) => list?.Items.OfType<YamlScalar>().Where(IsOld) ?? [];

    private bool IsOld(YamlScalar item) => item.Value == old.Value;
}
