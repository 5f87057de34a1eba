using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.BuildBench;

/// <summary>What the analyzers add to a compilation in one process: cold, and after an edit of one file.</summary>
internal sealed class CompileCost(LargeProject project, int rounds)
{
    public void Print()
    {
        var findings = 0;
        var execution = new List<double>();
        var cold = Turns.Medians(
            rounds,
            () => Emit(project.Compilation(References.All)),
            () =>
            {
                var analysis = Analysis(project.Compilation(References.All), [new NothingAnalyzer()]);
                Emit(analysis.Compilation);
                Wait(analysis.GetAnalysisResultAsync(CancellationToken.None));
            },
            () =>
            {
                var analysis = Analysis(project.Compilation(References.All), Analyzers.Create());
                Emit(analysis.Compilation);
                var result = Wait(analysis.GetAnalysisResultAsync(CancellationToken.None));
                findings = result.GetAllDiagnostics().Length;
                execution.Add(result.AnalyzerTelemetryInfo.Values.Sum(info => info.ExecutionTime.TotalMilliseconds));
            }
        );
        Report.Line("compile, cold", cold[0], cold[0]);
        Report.Line("  with an analyzer that looks at every call and does nothing", cold[1], cold[0]);
        Report.Line("  with all rules", cold[2], cold[0]);
        Report.Line("  of that in the rules' own code", execution.Order().ElementAt(execution.Count / 2), cold[0]);
        Report.Note($"findings in {LargeProject.Files} files that never touch _ctx: {findings}");

        var before = project.Compilation(References.All);
        Emit(before);
        var edit = 0;
        var incremental = Turns.Medians(rounds * 3, () => Bind(before, edit++), () => Analyze(before, edit++));
        Report.Line("errors of one edited file, as an editor asks", incremental[0], cold[0]);
        Report.Line("  with all rules", incremental[1], cold[0]);
    }

    private static CompilationWithAnalyzers Analysis(
        CSharpCompilation compilation,
        System.Collections.Immutable.ImmutableArray<DiagnosticAnalyzer> analyzers
    ) =>
        compilation.WithAnalyzers(
            analyzers,
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                onAnalyzerException: (exception, _, _) => throw exception,
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: true
            )
        );

    private static void Emit(Compilation compilation)
    {
        var result = compilation.Emit(Stream.Null);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(5)));
        }
    }

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
        var analysis = Analysis(compilation, Analyzers.Create());
        Wait(analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None));
    }

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
