namespace Wo.Generators.Model;

/// <summary>The type of a property.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of the record or identifier, for kinds that are one.</param>
/// <param name="IsNullable">Whether the key may be null.</param>
/// <param name="IsLenient">Whether the key is read in other forms than that of the type, too.</param>
internal sealed record PropertyType(PropertyKind Kind, string? Name, bool IsNullable = false, bool IsLenient = false);
