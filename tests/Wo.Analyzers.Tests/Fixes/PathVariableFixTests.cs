using Wo.Analyzers.CodeFixes;

namespace Wo.Analyzers.Tests.Fixes;

/// <summary>Paths that come from a variable.</summary>
public sealed class PathVariableFixTests
{
    [Fact]
    public Task A_variable_that_serves_the_call_alone_becomes_a_CtxPath() =>
        Fixed(
            """
            // Which file.
            string path = Path.Combine(root, "_ctx", Next()); // today's
            {|WO1001:File.WriteAllText(path, text)|};
            """,
            """
            // Which file.
            var path = CtxPath.Of(root).Below(Next()); // today's
            AtomicFile.WriteText(path, text).ThrowIfFailed();
            """
        );

    [Fact]
    public Task A_variable_that_serves_others_stays_and_its_path_is_spelled_again() =>
        Fixed(
            """
            var path = Path.Combine(root, "_ctx", "a");
            {|WO1001:File.WriteAllText(path, text)|};
            System.Console.WriteLine(path);
            """,
            """
            var path = Path.Combine(root, "_ctx", "a");
            AtomicFile.WriteText(CtxPath.Of(root) / "a", text).ThrowIfFailed();
            System.Console.WriteLine(path);
            """
        );

    [Fact]
    public Task A_directory_in_a_variable_is_followed() =>
        Fixed(
            """
            var directory = Path.Combine(root, "_ctx", "jobs");
            {|WO1001:File.WriteAllText(Path.Combine(directory, "a"), text)|};
            """,
            """
            var directory = Path.Combine(root, "_ctx", "jobs");
            AtomicFile.WriteText(CtxPath.Of(root) / "jobs" / "a", text).ThrowIfFailed();
            """
        );

    [Fact]
    public Task A_constant_that_is_used_no_more_goes() =>
        Fixed(
            """
            const string directory = "_ctx";
            const string path = "_ctx/b";
            {|WO1001:File.WriteAllText(Path.Combine(root, directory, "a"), text)|};
            {|WO1001:File.WriteAllText(path, text)|};
            """,
            """
            var path = CtxPath.Of(".") / "b";
            AtomicFile.WriteText(CtxPath.Of(root) / "a", text).ThrowIfFailed();
            AtomicFile.WriteText(path, text).ThrowIfFailed();
            """
        );

    [Fact]
    public Task What_a_variable_was_made_of_may_have_changed_and_then_no_fix_is_offered() =>
        Verifier<RawWriteAnalyzer>.VerifyNoFixAsync<AtomicHelperFix>(
            Sample(
                "",
                """
                var directory = Path.Combine(root, "_ctx");
                root = "elsewhere";
                {|WO1001:File.WriteAllText(Path.Combine(directory, "a"), text)|};
                var other = Path.Combine("_ctx", Next());
                {|WO1001:File.WriteAllText(other, text)|};
                {|WO1001:File.WriteAllText(other, text)|};
                """
            )
        );

    private static Task Fixed(string before, string after) =>
        Verifier<RawWriteAnalyzer>.VerifyFixAsync<AtomicHelperFix>(
            Sample("", before),
            Sample("using Wo.Core.Storage;\n", after)
        );

    private static string Sample(string moreUsings, string body) =>
        $$"""
            using System.IO;
            {{moreUsings}}
            class Sample
            {
                static string Next() => "next";

                static void Run(string root, string text)
                {
                    {{body.ReplaceLineEndings("\n        ")}}
                }
            }
            """;
}
