using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Wo.Analyzers.Tests;

/// <summary>Runs one analyzer over code whose findings are marked: <c>{|WO1001:File.Create("_ctx/a")|}</c>.</summary>
/// <typeparam name="TAnalyzer">The rule.</typeparam>
internal static class Verifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Holds the findings against the markup.</summary>
    /// <param name="source">The code, which must compile.</param>
    /// <param name="editorConfig">Settings, without the section's head.</param>
    /// <param name="expected">Findings that say more than markup can.</param>
    public static Task VerifyAsync(string source, string editorConfig = "", params DiagnosticResult[] expected)
    {
        var test = Prepared(new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier>(), source, editorConfig);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Holds findings and the code after the fix, one by one and all at once, against what is expected.</summary>
    /// <typeparam name="TFix">The fix.</typeparam>
    /// <param name="source">The code.</param>
    /// <param name="fixedSource">The code after all fixes; the same where none is offered.</param>
    /// <param name="editorConfig">Settings, without the section's head.</param>
    public static Task VerifyFixAsync<TFix>(string source, string fixedSource, string editorConfig = "")
        where TFix : CodeFixProvider, new()
    {
        var test = Prepared(new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>(), source, editorConfig);
        test.FixedCode = fixedSource;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Holds that the findings are there and that no fix of them is offered.</summary>
    /// <typeparam name="TFix">The fix.</typeparam>
    /// <param name="source">The code.</param>
    public static Task VerifyNoFixAsync<TFix>(string source)
        where TFix : CodeFixProvider, new()
    {
        var test = Prepared(new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>(), source, editorConfig: "");
        test.FixedCode = source;
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Fixes several files one by one, file by file, and all at once.</summary>
    /// <typeparam name="TFix">The fix.</typeparam>
    /// <param name="files">Each file before and after.</param>
    public static Task VerifyFixAsync<TFix>(params (string Before, string After)[] files)
        where TFix : CodeFixProvider, new()
    {
        var test = Prepared(
            new CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>(),
            files[0].Before,
            editorConfig: ""
        );
        test.FixedCode = files[0].After;
        foreach (var (before, after) in files[1..])
        {
            test.TestState.Sources.Add(before);
            test.FixedState.Sources.Add(after);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static TTest Prepared<TTest>(TTest test, string source, string editorConfig)
        where TTest : AnalyzerTest<DefaultVerifier>
    {
        test.TestCode = source;
        if (editorConfig.Length > 0)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n\n[*]\n{editorConfig}\n"));
        }

        Prepare(test);
        return test;
    }

    /// <summary>Sets up what code is compiled against and how.</summary>
    public static void Prepare(AnalyzerTest<DefaultVerifier> test)
    {
        test.ReferenceAssemblies = SdkReferences.None;
        test.TestState.AdditionalReferences.AddRange(SdkReferences.Framework);
        test.TestState.AdditionalReferences.Add(SdkReferences.Core);
        test.SolutionTransforms.Add(
            (solution, projectId) =>
            {
                var project = solution.GetProject(projectId)!;
                var options = (CSharpCompilationOptions)project.CompilationOptions!;
                return solution
                    .WithProjectParseOptions(projectId, new CSharpParseOptions(LanguageVersion.CSharp14))
                    .WithProjectCompilationOptions(
                        projectId,
                        options
                            .WithNullableContextOptions(NullableContextOptions.Enable)
                            .WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.Remove("CS1591"))
                    );
            }
        );
    }
}
