using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wo.Generators.Tests;

/// <summary>One run of the generator over schema files.</summary>
internal sealed record GeneratorRun(GeneratorDriver Driver, Compilation Output)
{
    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    public static GeneratorRun Of(params SchemaFile[] files) => Of(Compilations.Create(), files);

    public static GeneratorRun Of(Compilation compilation, params SchemaFile[] files) =>
        Of(compilation, "Sample", files);

    public static GeneratorRun Of(Compilation compilation, string rootNamespace, params SchemaFile[] files)
    {
        var driver = CSharpGeneratorDriver
            .Create(
                [new SchemaGenerator().AsSourceGenerator()],
                files,
                Compilations.ParseOptions,
                new SchemaOptions(rootNamespace),
                new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
            )
            .RunGeneratorsAndUpdateCompilation(
                compilation,
                out var output,
                out _,
                TestContext.Current.CancellationToken
            );
        return new GeneratorRun(driver, output);
    }

    /// <summary>The same driver over a compilation or files that changed.</summary>
    public GeneratorRun Again(Compilation compilation, params SchemaFile[] files)
    {
        var driver = files.Length == 0 ? Driver : Driver.ReplaceAdditionalTexts([.. files]);
        driver = driver.RunGeneratorsAndUpdateCompilation(
            compilation,
            out var output,
            out _,
            TestContext.Current.CancellationToken
        );
        return new GeneratorRun(driver, output);
    }

    /// <summary>Everything that was generated, as one text.</summary>
    public string Text() =>
        string.Concat(Result.GeneratedSources.Select(source => $"// ===== {source.HintName}\n{source.SourceText}\n"));
}
