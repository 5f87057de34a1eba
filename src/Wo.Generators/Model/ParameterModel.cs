namespace Wo.Generators.Model;

/// <summary>A parameter of a move.</summary>
/// <param name="Source">Property that gives it its name, type and description.</param>
/// <param name="Sets">Properties that it is written to.</param>
/// <param name="IsOptional">Whether null leaves the properties as they are.</param>
internal sealed record ParameterModel(PropertyModel Source, IReadOnlyList<PropertyModel> Sets, bool IsOptional);
