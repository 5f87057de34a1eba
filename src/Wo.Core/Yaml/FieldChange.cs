namespace Wo.Core.Yaml;

/// <summary>One top-level key that a transition sets or clears.</summary>
/// <param name="Key">The key as it stands in the file.</param>
/// <param name="Value">What it becomes.</param>
public sealed record FieldChange(string Key, FieldValue Value);
