using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wo.Generators.Tests;

/// <summary>Compilations against the assemblies that these tests run on, our own library among them.</summary>
internal static class Compilations
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static ImmutableArray<MetadataReference> References { get; } = LoadReferences();

    public static CSharpCompilation Create(params string[] sources) =>
        CSharpCompilation.Create(
            "Sample",
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"Source{i}.cs")),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999
            )
        );

    public static string[] Problems(this Compilation compilation) =>
        [
            .. compilation
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
                .Select(diagnostic => diagnostic.ToString()),
        ];

    // Test and compiler assemblies stay out: their types are no part of what a consumer sees.
    private static ImmutableArray<MetadataReference> LoadReferences()
    {
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted
                .Split(Path.PathSeparator)
                .Where(path =>
                    Path.GetFileName(path) is { } name
                    && (
                        name.StartsWith("System.", StringComparison.Ordinal)
                        || name is "Wo.Core.dll" or "netstandard.dll"
                    )
                )
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
    }
}
