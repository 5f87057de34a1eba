using Wo.Analyzers.CodeFixes;
using Wo.TestKit;

namespace Wo.Analyzers.Tests.Fixes;

[Soak]
public sealed class ExclusiveCreateFixTests
{
    [Fact]
    public Task A_look_before_a_creation_becomes_its_answer() =>
        Fixed(
            """
            // Mine?
            if (!File.Exists(Path.Combine(root, "_ctx", "a")))
            {
                {|WO1005:File.WriteAllText(Path.Combine(root, "_ctx", "a"), text)|};
                return true;
            }

            return false;
            """,
            """
            // Mine?
            if (AtomicFile.CreateExclusive(CtxPath.Of(root) / "a", text).IsCreated())
            {
                return true;
            }

            return false;
            """
        );

    [Fact]
    public Task A_look_that_leaves_becomes_the_answer_of_the_creation_behind_it() =>
        Fixed(
            """
            if (File.Exists("_ctx/a"))
            {
                return false; // somebody's
            }

            {|WO1005:File.WriteAllBytes("_ctx/a", bytes)|};
            return true;
            """,
            """
            if (!AtomicFile.CreateExclusive(CtxPath.Of(".") / "a", bytes).IsCreated())
            {
                return false; // somebody's
            }

            return true;
            """
        );

    [Fact]
    public Task Where_only_the_file_mattered_its_answer_is_dropped_and_failures_are_not() =>
        Fixed(
            """
            if (!File.Exists("_ctx/a"))
            {
                {|WO1005:AtomicFile.WriteText(CtxPath.Of(".") / "a", text)|}.ThrowIfFailed();
            }

            if (!Path.Exists("_ctx/b"))
                {|WO1005:File.WriteAllText("_ctx/b", text)|};
            return true;
            """,
            """
            _ = AtomicFile.CreateExclusive(CtxPath.Of(".") / "a", text).IsCreated();

            _ = AtomicFile.CreateExclusive(CtxPath.Of(".") / "b", text).IsCreated();
            return true;
            """,
            hasUsing: true
        );

    [Fact]
    public Task What_was_awaited_still_is() =>
        Fixed(
            """
            if (!File.Exists("_ctx/a"))
            {
                await {|WO1005:File.WriteAllTextAsync("_ctx/a", text, token)|}.ConfigureAwait(false);
                return true;
            }

            if (File.Exists("_ctx/b"))
                return false;
            await {|WO1005:File.WriteAllTextAsync("_ctx/b", text)|};
            return true;
            """,
            """
            if (await AtomicFile.CreateExclusiveAsync(CtxPath.Of(".") / "a", text, token).IsCreatedAsync().ConfigureAwait(false))
            {
                return true;
            }

            if (!(await AtomicFile.CreateExclusiveAsync(CtxPath.Of(".") / "b", text).IsCreatedAsync()))
                return false;
            return true;
            """
        );

    [Fact]
    public Task A_variable_that_serves_look_and_creation_becomes_a_CtxPath() =>
        Fixed(
            """
            var path = Path.Combine(root, "_ctx", Next());
            if (!File.Exists(path))
            {
                {|WO1005:File.WriteAllText(path, text)|};
                return true;
            }

            return false;
            """,
            """
            var path = CtxPath.Of(root).Below(Next());
            if (AtomicFile.CreateExclusive(path, text).IsCreated())
            {
                return true;
            }

            return false;
            """
        );

    [Fact]
    public Task A_move_into_place_becomes_an_exclusive_creation_and_then_the_source_goes() =>
        Fixed(
            """
            // Publish.
            {|WO1005:File.Move(text, "_ctx/a")|}; // now
            return true;
            """,
            """
            // Publish.
            AtomicFile.CreateExclusive(CtxPath.Of(".") / "a", File.ReadAllBytes(text)).ThrowIfFailed();
            File.Delete(text); // now
            return true;
            """
        );

    [Theory]
    [InlineData("""{|WO1005:File.Move("_ctx/pending/a", "_ctx/running/a")|};""")]
    [InlineData("""{|WO1005:File.Move(Next(), "_ctx/a")|};""")]
    [InlineData("""{|WO1005:Directory.Move(text, "_ctx/a")|};""")]
    [InlineData("""if (!File.Exists("_ctx/a")) { {|WO1005:File.Create("_ctx/a")|}; }""")]
    [InlineData("""if (!File.Exists("_ctx/a")) { {|WO1005:File.WriteAllText("_ctx/a", text, Encoding.Latin1)|}; }""")]
    [InlineData("""if (flag && !File.Exists("_ctx/a")) { {|WO1005:File.WriteAllText("_ctx/a", text)|}; }""")]
    [InlineData("""if (!File.Exists("_ctx/a")) { {|WO1005:File.WriteAllText("_ctx/a", text)|}; } else { Next(); }""")]
    [InlineData("""if (!File.Exists("_ctx/a")) { Next(); {|WO1005:File.WriteAllText("_ctx/a", text)|}; }""")]
    [InlineData(
        """if (!File.Exists("_ctx/a")) { if (!File.Exists("b")) { {|WO1005:File.WriteAllText("_ctx/a", text)|}; } }"""
    )]
    [InlineData("""if (!File.Exists("_ctx/a")) { /* why */ {|WO1005:File.WriteAllText("_ctx/a", text)|}; }""")]
    [InlineData(
        """if (File.Exists("_ctx/a")) { return false; }  Next(); {|WO1005:File.WriteAllText("_ctx/a", text)|};"""
    )]
    [InlineData("""while (!File.Exists("_ctx/a")) { {|WO1005:File.WriteAllText("_ctx/a", text)|}; }""")]
    public Task Where_the_code_means_more_than_that_no_fix_is_offered(string statements) =>
        Verifier<RacyClaimAnalyzer>.VerifyNoFixAsync<ExclusiveCreateFix>(Sample("", statements + "\nreturn true;"));

    private static Task Fixed(string before, string after, bool hasUsing = false) =>
        Verifier<RacyClaimAnalyzer>.VerifyFixAsync<ExclusiveCreateFix>(
            Sample(hasUsing ? "using Wo.Core.Storage;\n" : "", before),
            Sample("using Wo.Core.Storage;\n", after)
        );

    private static string Sample(string moreUsings, string body) =>
        $$"""
            using System.IO;
            using System.Text;
            using System.Threading;
            using System.Threading.Tasks;
            {{moreUsings}}
            class Sample
            {
                static string Next() => "next";

                static async Task<bool> Run(string root, string text, byte[] bytes, bool flag, CancellationToken token)
                {
                    await Task.CompletedTask;
                    {{body.ReplaceLineEndings("\n        ").Replace("\n        \n", "\n\n", StringComparison.Ordinal)}}
                }
            }
            """;
}
