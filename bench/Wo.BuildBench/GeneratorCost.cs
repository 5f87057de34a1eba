extern alias WoGenerators;

using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Wo.BuildBench;

/// <summary>What the generator adds: cold, after an edit of a C# file, and in memory over many edits.</summary>
internal sealed class GeneratorCost(LargeProject project, string schemas, int rounds)
{
    private const int Edits = 200;

    public void Print()
    {
        var compilation = project.Compilation(References.All);
        var times = Turns.Medians(
            rounds,
            () => compilation.Clone().Emit(Stream.Null),
            () => Driver().RunGenerators(compilation)
        );
        Report.Line("generator, cold, on our seven schemas", times[1], times[0]);

        var driver = Driver().RunGenerators(compilation);
        var edit = 0;
        var incremental = Turns.Medians(
            rounds * 3,
            () =>
                driver = driver.RunGenerators(
                    compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], LargeProject.Parse(0, ++edit))
                )
        );
        Report.Line("  after an edit of a C# file", incremental[0], times[0]);

        var sizes = new List<long>();
        for (var number = 0; number <= Edits; number++)
        {
            driver = driver.RunGenerators(
                compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], LargeProject.Parse(0, ++edit))
            );
            if (number is 20 or Edits)
            {
                sizes.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        Report.Note($"memory after {Edits} edits against after 20: {(double)sizes[1] / sizes[0]:F3}");
    }

    private CSharpGeneratorDriver Driver()
    {
        var files = Directory
            .EnumerateFiles(schemas, "*.schema.json")
            .Order(StringComparer.Ordinal)
            .Select(path => (AdditionalText)new SchemaFile(path, File.ReadAllText(path)));
        return CSharpGeneratorDriver.Create(
            [new WoGenerators::Wo.Generators.SchemaGenerator().AsSourceGenerator()],
            files,
            new CSharpParseOptions(LanguageVersion.CSharp14),
            new Marked()
        );
    }

    private sealed class SchemaFile(string path, string text) : AdditionalText
    {
        private readonly SourceText source = SourceText.From(text);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => source;
    }

    private sealed class Marked : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(
                new()
                {
                    // As our own build marks them: two of the files name no record.
                    ["build_metadata.AdditionalFiles.WoSchema"] = textFile
                        .GetText()!
                        .ToString()
                        .Contains("\"x-wo-record\"", StringComparison.Ordinal)
                        ? "true"
                        : "data",
                    ["build_metadata.AdditionalFiles.WoNamespace"] = "Large.Model",
                }
            );
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
