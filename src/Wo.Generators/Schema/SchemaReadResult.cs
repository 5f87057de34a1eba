namespace Wo.Core.Schema;

/// <summary>What came of reading schema text.</summary>
/// <param name="Schema">The schema; <see langword="null"/> where there is any problem.</param>
/// <param name="Document">The JSON value; <see langword="null"/> where the text is not JSON.</param>
/// <param name="Problems">Everything that is wrong, in document order.</param>
internal sealed record SchemaReadResult(JsonSchema? Schema, JsonValue? Document, IReadOnlyList<SchemaProblem> Problems);
