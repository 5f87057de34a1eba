namespace Wo.Core.Yaml;

/// <summary>One key of a mapping with its value.</summary>
/// <param name="Key">The key, always a scalar.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
