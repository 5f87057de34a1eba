namespace Wo.Generators;

/// <summary>The text of a schema file with how it is to be used.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Namespace">Namespace of the generated types.</param>
/// <param name="IsPublic">Whether they are public.</param>
/// <param name="HasRecord">Whether a record is wanted; else the schema as data alone.</param>
/// <param name="Text">The text; <see langword="null"/> where the file cannot be read.</param>
/// <param name="Unclear">What is wrong with the marks of the item.</param>
internal sealed record SchemaText(
    string Path,
    string Namespace,
    bool IsPublic,
    bool HasRecord,
    string? Text,
    EquatableList<string> Unclear
);
