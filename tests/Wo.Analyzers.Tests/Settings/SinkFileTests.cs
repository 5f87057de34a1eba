using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Wo.Analyzers.Tests.Settings;

/// <summary>Raw operations that a project names itself.</summary>
public sealed class SinkFileTests
{
    private const string Blobs = """
        namespace Our;

        public class Blobs
        {
            public void Save(string path, string text) { }
            public void Remove(string path) { }
            public void Move(string from, string to) { }
            public Blobs(string file) { }
            public Blobs() { }
        }
        """;

    [Fact]
    public Task What_a_project_names_is_a_raw_operation() =>
        VerifyAsync<RawWriteAnalyzer>(
            """
            class Sample
            {
                void Run(Our.Blobs blobs, string name)
                {
                    [|blobs.Save("_ctx/a", name)|];
                    blobs.Save("out/a", name);
                    blobs.Remove("_ctx/a");
                }
            }
            """,
            "# ours\n\n  write  Our.Blobs::Save(path)   # text\n"
        );

    [Fact]
    public Task Each_effect_is_its_rule_s() =>
        VerifyAsync<RawChangeAnalyzer>(
            """
            class Sample
            {
                void Run(Our.Blobs blobs, string name)
                {
                    [|blobs.Remove("_ctx/a")|];
                    [|blobs.Move("_ctx/a", name)|];
                    [|blobs.Move(name, "_ctx/a")|];
                    blobs.Save("_ctx/a", name);
                }
            }
            """,
            "delete Our.Blobs::Remove(path)\nmove Our.Blobs::Move(from, to)\nwrite Our.Blobs::Save(path)"
        );

    [Fact]
    public Task A_constructor_is_one_too() =>
        VerifyAsync<WritableStreamAnalyzer>(
            """class Sample { void Run() { _ = [|new Our.Blobs("_ctx/a")|]; _ = new Our.Blobs("out/a"); _ = new Our.Blobs(); } }""",
            "stream Our.Blobs::.ctor(file)"
        );

    [Theory]
    [InlineData("write Our.Blobs.Save(path)", "a line reads")]
    [InlineData("burn Our.Blobs::Save(path)", "a line reads")]
    [InlineData("write Our.Blobs::Save", "a line reads")]
    [InlineData("write Our.Blobs::Sava(path)", "has no such method")]
    [InlineData("write Our.Blobs::Save(file)", "has no such method")]
    public async Task A_line_that_names_nothing_is_told(string line, string problem)
    {
        var found = await RunAsync($"write Our.Blobs::Save(path)\n{line}");

        var finding = Assert.Single(found);
        Assert.Equal(RuleIds.UnusableSetting, finding.Id);
        Assert.Contains(problem, finding.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal(1, finding.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [InlineData("write Others.Storage::Save(path)")]
    [InlineData("# nothing")]
    [InlineData("")]
    public async Task A_type_of_another_project_is_no_mistake(string line) => Assert.Empty(await RunAsync(line));

    private static async Task<IEnumerable<Microsoft.CodeAnalysis.Diagnostic>> RunAsync(string lines) =>
        await Compilations
            .Create(Blobs)
            .WithAnalyzers(
                [new UnusableSettingAnalyzer()],
                new AnalyzerOptions([new WrittenText("/WoSinks.txt", lines)])
            )
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    private static Task VerifyAsync<TAnalyzer>(string source, string lines)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { TestCode = source };
        Verifier<TAnalyzer>.Prepare(test);
        test.TestState.Sources.Add(Blobs);
        test.TestState.AdditionalFiles.Add(("/WoSinks.txt", lines));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
