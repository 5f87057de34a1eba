using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>One place where a YAML document is not what its schema says.</summary>
/// <param name="Path">The place as a JSON path, such as <c>$.scope.allow[0]</c>.</param>
/// <param name="Position">The place in the text; for a missing key, where the mapping that lacks it begins.</param>
/// <param name="Expected">What would be right.</param>
/// <param name="Found">What is there.</param>
public sealed record SchemaFinding(string Path, YamlPosition Position, string Expected, string Found);
