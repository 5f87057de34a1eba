using Wo.Generators.Diagnostics;

namespace Wo.Generators;

/// <summary>Everything about a schema file that has a place in it.</summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Namespace">Namespace of the generated types.</param>
/// <param name="Types">The types that it declares.</param>
/// <param name="Diagnostics">What is wrong with the file on its own.</param>
internal sealed record SchemaPlaces(
    string Path,
    string Namespace,
    EquatableList<DeclaredType> Types,
    EquatableList<DiagnosticInfo> Diagnostics
);
