namespace Wo.Core.Schema;

/// <summary>What came of reading schema text.</summary>
/// <param name="Schema">The schema; <see langword="null"/> where there is any problem.</param>
/// <param name="Document">The JSON value; <see langword="null"/> where the text is not JSON.</param>
/// <param name="Problems">Everything that is wrong, in document order.</param>
internal sealed record SchemaReadResult(JsonSchema? Schema, JsonValue? Document, IReadOnlyList<SchemaProblem> Problems)
{
    /// <summary>The draft that the text is written in.</summary>
    public SchemaDraft Draft { get; init; } = SchemaDraft.Draft202012;

    /// <summary>What references in the document lead to; <see langword="null"/> where the text is not JSON.</summary>
    public SchemaReferences? References { get; init; }
}
