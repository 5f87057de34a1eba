namespace Wo.Core.Schema;

/// <summary>Keys that have to be there where another is, as in <c>dependentRequired</c>.</summary>
/// <param name="Name">The other key.</param>
/// <param name="Keys">The keys that it needs.</param>
public sealed record NamedKeys(string Name, IReadOnlyList<string> Keys);
