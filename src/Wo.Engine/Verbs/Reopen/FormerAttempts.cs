using Wo.Engine.Store.Tree;

namespace Wo.Engine.Verbs.Reopen;

/// <summary>Keeps in a work order that is reopened what had closed it, after what is kept there already.</summary>
internal static class FormerAttempts
{
    private const string Name = "x_reopened_attempts";

    private static readonly string[] Keys =
    [
        "result",
        "owner",
        "started_at",
        "finished_at",
        "closed_at",
        "commit_sha",
        "verified_at_sha",
    ];

    /// <summary>The change that adds one attempt.</summary>
    /// <param name="file">The work order as it was closed.</param>
    /// <param name="verdict">Where its verdict is kept now.</param>
    /// <param name="at">When it is reopened.</param>
    /// <param name="reason">Why.</param>
    public static FieldChange Add(WorkOrderCandidate file, CtxPath? verdict, DateTimeOffset at, string reason)
    {
        var facts = Keys.Select(key => (Key: key, Value: file.Text(key)))
            .Append((Key: "verdict", Value: verdict?.Relative))
            .Append((Key: "reopened_at", Value: WorkOrderTimestamp.Format(at)))
            .Append((Key: "reason", Value: reason))
            .Where(fact => fact.Value is not null)
            .Select(fact =>
                $"{fact.Key}: {YamlScalarWriter.Write(fact.Value!, YamlScalarStyle.SingleQuoted, inFlow: true)}"
            );
        return new FieldChange(
            Name,
            new FieldValue.Flow($"[{string.Join(", ", Before(file).Append($"{{{string.Join(", ", facts)}}}"))}]")
        );
    }

    /// <summary>What is there already, whatever its form; a single value that is no list becomes its first item.</summary>
    private static IEnumerable<string> Before(WorkOrderCandidate file) =>
        file.Root is not { } root || !root.TryGet(Name, out var node) ? []
        : node is YamlSequence list ? list.Items.Select(Item)
        : node is YamlScalar { Kind: YamlScalarKind.Null } ? []
        : [YamlFlowText.Of(node)];

    private static string Item(YamlNode node) =>
        node is YamlMapping { Entries: var entries }
            ? $"{{{string.Join(", ", entries.Select(entry => $"{KeyOf(entry)}: {YamlFlowText.Of(entry.Value)}"))}}}"
            : YamlFlowText.Of(node);

    private static string KeyOf(YamlEntry entry) => YamlScalarWriter.Write(entry.Key.Value, inFlow: true);
}
