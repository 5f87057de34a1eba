using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.BuildBench;

/// <summary>What the rules find, how long they think, and what they add where an editor asks for the errors of one file.</summary>
internal sealed class EditCost(LargeProject project, int rounds)
{
    public void Print()
    {
        var result = Wait(Analysis(project.Compilation(References.All)).GetAnalysisResultAsync(CancellationToken.None));
        var thinking = result.AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalMilliseconds);
        Report.Note(
            $"findings in {LargeProject.Files} files that never touch _ctx: {result.GetAllDiagnostics().Length}"
        );
        Report.Note($"the rules' own code, all threads together: {thinking:F1} ms");

        var before = project.Compilation(References.All);
        var emitted = before.Emit(Stream.Null);
        if (!emitted.Success)
        {
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Take(5)));
        }

        var edit = 0;
        var times = Turns.Medians(rounds * 3, () => Bind(before, edit++), () => Analyze(before, edit++));
        Report.Line("errors of one edited file, as an editor asks", times[0], times[0]);
        Report.Line("  with all rules", times[1], times[0]);
    }

    private static CompilationWithAnalyzers Analysis(CSharpCompilation compilation) =>
        compilation.WithAnalyzers(
            Analyzers.Create(),
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(ImmutableArray<AdditionalText>.Empty),
                onAnalyzerException: (exception, _, _) => throw exception,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: true
            )
        );

    private static (CSharpCompilation Compilation, SemanticModel Model) Edited(CSharpCompilation before, int edit)
    {
        var old = before.SyntaxTrees[0];
        var tree = LargeProject.Parse(0, edit + 1);
        var compilation = before.ReplaceSyntaxTree(old, tree);
        return (compilation, compilation.GetSemanticModel(tree));
    }

    private static void Bind(CSharpCompilation before, int edit) => Edited(before, edit).Model.GetDiagnostics();

    private static void Analyze(CSharpCompilation before, int edit)
    {
        var (compilation, model) = Edited(before, edit);
        model.GetDiagnostics();
        Wait(
            Analysis(compilation).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None)
        );
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
