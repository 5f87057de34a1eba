using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wo.Analyzers.Tests;

/// <summary>Compilations of code that tests look at themselves.</summary>
internal static class Compilations
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    public static CSharpCompilation Create(params string[] sources) => Create(sources, withReferences: true);

    public static CSharpCompilation Create(string[] sources, bool withReferences, string name = "Sample") =>
        CSharpCompilation.Create(
            name,
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Parsing, $"Source{i}.cs")),
            withReferences ? [.. SdkReferences.Framework, SdkReferences.Core] : [],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );
}
