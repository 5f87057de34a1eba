using System.CommandLine;
using System.CommandLine.Completions;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>
/// The values that an argument or option may have, from its declaration or from the tree. The tree is read once, without
/// waiting for anything; of one that cannot be read nothing is said, since a message would break the line that is typed.
/// </summary>
internal static class CompletionValues
{
    /// <summary>The values, each with a few words about it.</summary>
    public static IEnumerable<(string Value, string? Description)> Of(CommandContext context, CompletionPoint point) =>
        point.ValueOf is IHasValueKind { Kind: not ValueKind.Free and var kind } known
            ? OfTree(context, kind, known.StatesFor(point.Given)).Where(found => IsMeant(found.Value, point.Word, kind))
            : Declared(point.ValueOf)
                .Where(item => item.Label.StartsWith(point.Word, StringComparison.OrdinalIgnoreCase))
                .Select(item => (item.Label, item.Detail));

    private static IEnumerable<CompletionItem> Declared(Symbol? symbol) =>
        symbol?.GetCompletions(CompletionContext.Empty) ?? [];

    private static IEnumerable<(string Value, string? Description)> OfTree(
        CommandContext context,
        ValueKind kind,
        IReadOnlyList<WorkOrderState> states
    )
    {
        if (
            kind is ValueKind.File or ValueKind.Directory
            || !WorkspaceOpener.OpenToLook(context).TryGet(out var opened, out _)
            || !opened.Workspace.Tree.CheckDirectories().TryGet(out _, out _)
        )
        {
            return [];
        }

        var workspace = opened.Workspace;
        var inputs = new TreeInputs(workspace.Files, workspace.Layout);
        return kind switch
        {
            ValueKind.WorkOrder => WorkOrders(workspace, states),
            ValueKind.Owner => Owners(workspace),
            ValueKind.Epic => (inputs.Backlog.Value?.Epics ?? []).Select(epic => (epic.Id.Value, (string?)epic.Title)),
            _ => inputs
                .DefinitionsOfDone.SelectMany(file => file.Value?.Dod ?? [])
                .Select(definition => (definition.Id, (string?)definition.Title)),
        };
    }

    private static IEnumerable<(string Value, string? Description)> WorkOrders(
        Workspace workspace,
        IReadOnlyList<WorkOrderState> states
    ) =>
        workspace
            .Tree.ScanOnce(only: null)
            .Entries.Where(entry =>
                states.Count == 0 || (entry.Active is { Problem: null } active && states.Contains(active.State))
            )
            .OrderBy(entry => entry.Id, NaturalIdOrder.Instance)
            .Select(entry => (entry.Id.Value, Describe(entry.Active)));

    private static string? Describe(WorkOrderCandidate? file) =>
        file is null ? null
        : file.Summary.Title is { } title ? $"{file.State.DirectoryName()}: {title}"
        : file.State.DirectoryName();

    private static IEnumerable<(string Value, string? Description)> Owners(Workspace workspace) =>
        workspace
            .Tree.ScanOnce(only: null)
            .Entries.Select(entry => entry.Active?.Summary.Owner)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(owner => (owner, (string?)null));

    /// <summary>An id may be typed as its number, too: <c>16</c>.</summary>
    private static bool IsMeant(string value, string word, ValueKind kind) =>
        value.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        || (
            kind == ValueKind.WorkOrder
            && word.Length > 0
            && word.All(char.IsAsciiDigit)
            && value.StartsWith(NumberedId.Prefix, StringComparison.Ordinal)
            && value[NumberedId.Prefix.Length..]
                .TrimStart('0')
                .StartsWith(word.TrimStart('0'), StringComparison.Ordinal)
        );
}
