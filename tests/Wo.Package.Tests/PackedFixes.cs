using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.Package.Tests;

/// <summary>Applies the fixes in the package as an editor does, loaded from the package's own files.</summary>
/// <param name="library">The package.</param>
public sealed class PackedFixes(PackedLibrary library)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The text after all findings of a rule are fixed, or <see langword="null"/> where the rule has no fix.</summary>
    public async Task<string?> FixAllAsync(string ruleId, string source)
    {
        var analyzers = Load("Wo.Analyzers.dll");
        var fixes = Load("Wo.Analyzers.CodeFixes.dll");
        var fix = Instances<CodeFixProvider>(fixes).SingleOrDefault(fix => fix.FixableDiagnosticIds.Contains(ruleId));
        if (fix is null)
        {
            return null;
        }

        using var workspace = new AdhocWorkspace();
        var document = workspace
            .AddProject(ProjectOf())
            .AddDocument(
                "Usings.cs",
                "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"
            )
            .Project.AddDocument("Case.cs", source);
        ImmutableArray<DiagnosticAnalyzer> rules =
        [
            .. Instances<DiagnosticAnalyzer>(analyzers)
                .Where(rule => rule.SupportedDiagnostics.Any(descriptor => descriptor.Id == ruleId)),
        ];
        while (await FirstAsync(document, rules) is { } finding)
        {
            document = await FixAsync(document, fix, finding);
        }

        return (await document.GetTextAsync(Token)).ToString();
    }

    private static async Task<Diagnostic?> FirstAsync(Document document, ImmutableArray<DiagnosticAnalyzer> rules)
    {
        var compilation = (await document.Project.GetCompilationAsync(Token))!;
        var findings = await compilation.WithAnalyzers(rules).GetAnalyzerDiagnosticsAsync(Token);
        return findings.OrderBy(finding => finding.Location.SourceSpan.Start).FirstOrDefault();
    }

    private static async Task<Document> FixAsync(Document document, CodeFixProvider fix, Diagnostic finding)
    {
        CodeAction? action = null;
        await fix.RegisterCodeFixesAsync(
            new CodeFixContext(document, finding, (offered, _) => action ??= offered, Token)
        );
        Assert.NotNull(action);
        var operations = await action.GetOperationsAsync(Token);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private ProjectInfo ProjectOf() =>
        ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Consumer",
            "Consumer",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            ),
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14),
            metadataReferences:
            [
                .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
                    .Split(Path.PathSeparator)
                    .Where(path =>
                        Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location)
                    )
                    .Append(Path.Combine(library.Unpacked, "lib", "net10.0", "Wo.Core.dll"))
                    .Select(path => MetadataReference.CreateFromFile(path)),
            ]
        );

    private Assembly Load(string file) =>
        Assembly.LoadFrom(Path.Combine(library.Unpacked, "analyzers", "dotnet", "cs", file));

    private static IEnumerable<T> Instances<T>(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)
            .Select(type => (T)Activator.CreateInstance(type)!);
}
