using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wo.TestKit;

namespace Wo.Analyzers.Tests.Repository;

/// <summary>
/// This repository is the first user of its rules: they hold for all of the product, nothing switches them off, and the
/// types that are exempt lie in the storage layer.
/// </summary>
[Soak]
public sealed partial class OwnSourcesTests
{
    private static readonly string[] RuleNames =
    [
        .. typeof(RuleIds).GetFields().Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Theory]
    [InlineData("Wo.Core")]
    [InlineData("Wo.Engine")]
    [InlineData("Wo.Tool")]
    public async Task The_product_is_built_with_the_rules(string project)
    {
        var evaluated = await Evaluate($"src/{project}/{project}.csproj");

        var analyzers = evaluated.RootElement.GetProperty("Items").GetProperty("ProjectReference").EnumerateArray();
        Assert.Contains(
            analyzers,
            item =>
                item.GetProperty("Filename").GetString() == "Wo.Analyzers"
                && item.GetProperty("OutputItemType").GetString() == "Analyzer"
        );
        var properties = evaluated.RootElement.GetProperty("Properties");
        Assert.DoesNotContain("WO", properties.GetProperty("NoWarn").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "WO",
            properties.GetProperty("WarningsNotAsErrors").GetString(),
            StringComparison.Ordinal
        );
        Assert.NotEqual("false", properties.GetProperty("RunAnalyzers").GetString(), StringComparer.OrdinalIgnoreCase);
        Assert.NotEqual(
            "false",
            properties.GetProperty("RunAnalyzersDuringBuild").GetString(),
            StringComparer.OrdinalIgnoreCase
        );
        Assert.Equal("true", properties.GetProperty("TreatWarningsAsErrors").GetString(), ignoreCase: true);
    }

    [Fact]
    public void Every_rule_is_an_error_in_every_file_of_the_product()
    {
        var settings = AnalyzerConfigSet.Create(
            Directory
                .EnumerateFiles(SourceTree.Root, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) is ".editorconfig" or ".globalconfig" && IsOurs(file))
                .Select(file => AnalyzerConfig.Parse(File.ReadAllText(file), file))
                .ToList()
        );

        foreach (var file in SourceTree.Files("src"))
        {
            var options = settings.GetOptionsForSourcePath(file);
            foreach (var rule in RuleNames)
            {
                var isSet = options.TreeOptions.TryGetValue(rule, out var severity);
                Assert.True(
                    isSet ? severity == ReportDiagnostic.Error : rule != RuleIds.UnknownOrigin,
                    $"{file}: {rule}"
                );
            }

            Assert.DoesNotContain(options.AnalyzerOptions.Keys, key => key.StartsWith("wo_", StringComparison.Ordinal));
            Assert.DoesNotContain("generated_code", options.AnalyzerOptions.Keys);
            Assert.DoesNotContain(
                options.AnalyzerOptions.Keys,
                key => key.StartsWith("dotnet_analyzer_diagnostic.", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void No_source_of_the_product_suppresses_a_rule()
    {
        var offenders =
            from file in SourceTree.Files("src")
            from suppression in SuppressionsIn(CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot())
            select $"{Path.GetRelativePath(SourceTree.Root, file)}: {suppression}";

        Assert.Empty(offenders);
    }

    [Fact]
    public void Exempt_types_lie_in_the_storage_layer()
    {
        var offenders =
            from file in SourceTree.Files("src")
            let place = Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/')
            where
                !place.StartsWith("src/Wo.Core/Storage/", StringComparison.Ordinal)
                && !place.StartsWith("src/Wo.Engine/Store/", StringComparison.Ordinal)
            let root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot()
            from attribute in root.DescendantNodes().OfType<AttributeSyntax>()
            where AtomicIo().IsMatch(attribute.Name.ToString())
            select place;

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("#pragma warning disable WO1001", 1)]
    [InlineData("#pragma warning disable CA1000, WO1002 // because", 1)]
    [InlineData("#pragma warning disable", 1)]
    [InlineData("[SuppressMessage(\"Wo.Storage\", \"WO1001:Raw\")] class C;", 1)]
    [InlineData("[assembly: SuppressMessage(\"a\", \"WO1006\")]", 1)]
    [InlineData("[UnconditionalSuppressMessage(\"a\", \"WO1006\")] class C;", 1)]
    [InlineData("[GeneratedCode(\"t\", \"1\")] class C;", 1)]
    [InlineData("// <auto-generated/>\nclass C;", 1)]
    [InlineData("#pragma warning disable CA1000\n[Obsolete(\"WO1001\")] class C; // WO1001", 0)]
    public void A_suppression_is_seen_in_every_spelling(string source, int count) =>
        Assert.Equal(
            count,
            SuppressionsIn(
                    CSharpSyntaxTree
                        .ParseText(source, cancellationToken: TestContext.Current.CancellationToken)
                        .GetRoot(TestContext.Current.CancellationToken)
                )
                .Count()
        );

    private static IEnumerable<string> SuppressionsIn(SyntaxNode root)
    {
        foreach (var trivia in root.DescendantTrivia(descendIntoTrivia: true))
        {
            if (
                trivia.GetStructure() is PragmaWarningDirectiveTriviaSyntax pragma
                && pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword)
                && (pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.Any(code => IsRule(code.ToString())))
            )
            {
                yield return pragma.ToString();
            }

            // What a file says of itself in its first comment, compilers believe.
            if (
                trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
                && trivia.ToString().Contains("<auto-generated", StringComparison.OrdinalIgnoreCase)
            )
            {
                yield return trivia.ToString();
            }
        }

        foreach (var attribute in root.DescendantNodes().OfType<AttributeSyntax>())
        {
            var name = attribute.Name.ToString();
            if (
                (name.Contains("SuppressMessage", StringComparison.Ordinal) && IsRule(attribute.ToString()))
                || name.Contains("GeneratedCode", StringComparison.Ordinal)
            )
            {
                yield return attribute.ToString();
            }
        }
    }

    private static bool IsRule(string text) =>
        Array.Exists(RuleNames, rule => text.Contains(rule, StringComparison.Ordinal));

    private static bool IsOurs(string file) =>
        !Path.GetRelativePath(SourceTree.Root, file).Split('/', '\\').Any(part => part is "obj" or "bin" or ".git");

    private static async Task<JsonDocument> Evaluate(string project)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            WorkingDirectory = SourceTree.Root,
            ArgumentList =
            {
                "msbuild",
                project,
                "-getItem:ProjectReference",
                "-getProperty:NoWarn,WarningsNotAsErrors,RunAnalyzers,RunAnalyzersDuringBuild,TreatWarningsAsErrors",
            },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return JsonDocument.Parse(output);
    }

    [GeneratedRegex(@"(^|\.)AtomicIo(Attribute)?$")]
    private static partial Regex AtomicIo();
}
