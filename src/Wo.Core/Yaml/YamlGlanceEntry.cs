namespace Wo.Core.Yaml;

/// <summary>A top-level key and its value, as places in the bytes.</summary>
internal readonly record struct YamlGlanceEntry(
    int KeyStart,
    int KeyLength,
    int ValueStart,
    int ValueLength,
    YamlGlanceForm Form
);
