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
    private const int MostTitles = 50;

    /// <summary>The values, each with a few words about it.</summary>
    public static IEnumerable<(string Value, string? Description)> Of(CommandContext context, CompletionPoint point) =>
        point.ValueOf is IHasValueKind { Kind: not (ValueKind.Free or ValueKind.Number) and var kind } known
            ? OfTree(context, kind, known.StatesFor(point.Given), point.Word)
                .Where(found => IsMeant(found.Value, point.Word, kind))
            : Declared(point.ValueOf)
                .Where(item => item.Label.StartsWith(point.Word, StringComparison.OrdinalIgnoreCase))
                .Select(item => (item.Label, item.Detail));

    private static IEnumerable<CompletionItem> Declared(Symbol? symbol) =>
        symbol?.GetCompletions(CompletionContext.Empty) ?? [];

    private static IEnumerable<(string Value, string? Description)> OfTree(
        CommandContext context,
        ValueKind kind,
        IReadOnlyList<WorkOrderState> states,
        string word
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
            ValueKind.WorkOrder => WorkOrders(workspace, states, word),
            ValueKind.Owner => Owners(workspace),
            ValueKind.Epic => (inputs.Backlog.Value?.Epics ?? []).Select(epic => (epic.Id.Value, (string?)epic.Title)),
            _ => inputs
                .DefinitionsOfDone.SelectMany(file => file.Value?.Dod ?? [])
                .Select(definition => (definition.Id, (string?)definition.Title)),
        };
    }

    // Titles are read of a few only: they are worth no waiting, and hundreds are more than a reader can take in.
    private static IEnumerable<(string Value, string? Description)> WorkOrders(
        Workspace workspace,
        IReadOnlyList<WorkOrderState> states,
        string word
    )
    {
        var meant = workspace
            .Tree.Files()
            .GroupBy(file => file.Id)
            .Where(files => states.Count == 0 || (files.Count() == 1 && states.Contains(files.First().State)))
            .Where(files => IsMeant(files.Key.Value, word, ValueKind.WorkOrder))
            .OrderBy(files => files.Key, NaturalIdOrder.Instance)
            .Select(files => files.First())
            .ToList();
        return meant.Select(file =>
            (file.Id.Value, (string?)Describe(file.State, meant.Count <= MostTitles ? Title(workspace, file) : null))
        );
    }

    private static string? Title(Workspace workspace, (WorkOrderId Id, WorkOrderState State) file) =>
        workspace.Tree.ReadOnce(file.Id, file.State)?.Title;

    private static string Describe(WorkOrderState state, string? title) =>
        title is null ? state.DirectoryName() : $"{state.DirectoryName()}: {title}";

    // What is pending has no owner as a rule, and what is done is asked for seldom: of these there are many.
    private static IEnumerable<(string Value, string? Description)> Owners(Workspace workspace) =>
        workspace
            .Tree.Files()
            .Where(file => file.State is WorkOrderState.Running or WorkOrderState.Partial or WorkOrderState.Failed)
            .Select(file => workspace.Tree.ReadOnce(file.Id, file.State)?.Owner)
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
