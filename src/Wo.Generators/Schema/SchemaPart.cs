namespace Wo.Core.Schema;

/// <summary>A schema inside another.</summary>
/// <param name="Value">The schema.</param>
/// <param name="Pointer">Where it is in the file, from the schema around it.</param>
/// <param name="Canonical">The same in the names of 2020-12, in which schemas are kept.</param>
internal readonly record struct SchemaPart(JsonValue Value, string Pointer, string Canonical);
