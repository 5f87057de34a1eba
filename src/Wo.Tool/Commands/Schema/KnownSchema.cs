using System.Collections.Immutable;
using System.Text.Json;

namespace Wo.Tool.Commands.Schema;

/// <summary>A schema of the tool, as it is told to people.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it describes.</param>
/// <param name="Text">Its text as UTF-8.</param>
/// <param name="TreeFile">
/// The schema that the tree at hand carries and is checked against instead, from the state root; <see langword="null"/> where
/// it has none.
/// </param>
internal sealed record KnownSchema(string Name, string Description, byte[] Text, string? TreeFile)
{
    /// <summary>Those that there are, files that people write first.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "work_order",
        "backlog",
        "dod",
        "policy",
        "config",
        "index",
        "verdict",
    ];

    /// <summary>All of them.</summary>
    /// <param name="root">The state root, or <see langword="null"/> where there is none at hand.</param>
    public static ImmutableArray<KnownSchema> All(string? root) => [.. Names.Select(name => Of(name, root))];

    private static KnownSchema Of(string name, string? root)
    {
        var text = SchemaTexts.Find(name)!;
        using var parsed = JsonDocument.Parse(text);
        var own = CtxLayout.OwnSchemaFromRoot(SchemaTexts.FileName(name));
        var isOwn = root is not null && HasOwn.Contains(name) && PathProbe.Of(Path.Join(root, own)) is not null;
        return new KnownSchema(
            name,
            parsed.RootElement.GetProperty("description").GetString() ?? "",
            text,
            isOwn ? own : null
        );
    }

    /// <summary>What lint takes from the tree where it is there.</summary>
    private static readonly ImmutableArray<string> HasOwn = ["work_order", "backlog", "dod"];
}
