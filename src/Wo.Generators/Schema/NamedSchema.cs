namespace Wo.Core.Schema;

/// <summary>A schema under a name, as in <c>properties</c> and <c>$defs</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Schema">The schema.</param>
public sealed record NamedSchema(string Name, JsonSchema Schema);
