namespace Wo.Core.Schema;

/// <summary>A schema for every property whose name a pattern matches.</summary>
/// <param name="Pattern">The pattern of names.</param>
/// <param name="Schema">The schema.</param>
public sealed record PatternSchema(EcmaPattern Pattern, JsonSchema Schema);
