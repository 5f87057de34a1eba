using Wo.Analyzers.CodeFixes;

namespace Wo.Analyzers.Tests.Fixes;

/// <summary>What stands around a fixed call.</summary>
public sealed class FixPlacementTests
{
    [Fact]
    public Task Comments_and_line_breaks_stay_where_they_were() =>
        Fixed(
            """
            // Whose file this is.

            using System.IO;

            class Sample
            {
                void Run(string root, string text)
                {
                    // Before.
                    {|WO1001:File.WriteAllText(
                        "_ctx/a", // where
                        text /* what */
                    )|}; // After.
                }
            }
            """,
            """
            // Whose file this is.

            using System.IO;
            using Wo.Core.Storage;

            class Sample
            {
                void Run(string root, string text)
                {
                    // Before.
                    AtomicFile.WriteText(
                        CtxPath.Of(".") / "a", // where
                        text /* what */
                    ).ThrowIfFailed(); // After.
                }
            }
            """
        );

    [Fact]
    public Task What_was_awaited_returned_or_combined_still_is() =>
        Fixed(
            """
            using System.IO;
            using System.Threading.Tasks;

            class Sample
            {
                async Task Awaited(string text) => await {|WO1001:File.WriteAllTextAsync("_ctx/a", text)|};

                async Task Configured(string text)
                {
                    await {|WO1001:File.WriteAllTextAsync("_ctx/a", text)|}.ConfigureAwait(false);
                }

                Task Returned(string text) => {|WO1001:File.WriteAllTextAsync("_ctx/a", text)|};

                Task Both(string text) =>
                    Task.WhenAll({|WO1001:File.WriteAllTextAsync("_ctx/a", text)|}, {|WO1001:File.WriteAllTextAsync("_ctx/b", text)|});
            }
            """,
            """
            using System.IO;
            using System.Threading.Tasks;
            using Wo.Core.Storage;

            class Sample
            {
                async Task Awaited(string text) => await AtomicFile.WriteTextAsync(CtxPath.Of(".") / "a", text).ThrowIfFailedAsync();

                async Task Configured(string text)
                {
                    await AtomicFile.WriteTextAsync(CtxPath.Of(".") / "a", text).ThrowIfFailedAsync().ConfigureAwait(false);
                }

                Task Returned(string text) => AtomicFile.WriteTextAsync(CtxPath.Of(".") / "a", text).ThrowIfFailedAsync();

                Task Both(string text) =>
                    Task.WhenAll(AtomicFile.WriteTextAsync(CtxPath.Of(".") / "a", text).ThrowIfFailedAsync(), AtomicFile.WriteTextAsync(CtxPath.Of(".") / "b", text).ThrowIfFailedAsync());
            }
            """
        );

    [Fact]
    public Task A_call_in_a_lambda_in_an_argument_of_another_call_is_fixed_with_it() =>
        Fixed(
            """
            using System;
            using System.IO;

            class Sample
            {
                static string Then(Action action) => "";

                void Run(string root) =>
                    {|WO1001:File.WriteAllText(
                        Path.Combine(root, "_ctx", "a"),
                        Then(() => {|WO1001:File.WriteAllText(Path.Combine(root, "_ctx", "b"), "inner")|}))|};
            }
            """,
            """
            using System;
            using System.IO;
            using Wo.Core.Storage;

            class Sample
            {
                static string Then(Action action) => "";

                void Run(string root) =>
                    AtomicFile.WriteText(
                        CtxPath.Of(root) / "a",
                        Then(() => AtomicFile.WriteText(CtxPath.Of(root) / "b", "inner").ThrowIfFailed())).ThrowIfFailed();
            }
            """
        );

    [Fact]
    public Task A_using_directive_that_is_there_is_not_added_again() =>
        Fixed(
            """
            namespace Some.Place
            {
                using System.IO;
                using Wo.Core.Storage;

                class Sample
                {
                    void Run(string text) => {|WO1001:File.WriteAllText("_ctx/a", text)|};
                }
            }
            """,
            """
            namespace Some.Place
            {
                using System.IO;
                using Wo.Core.Storage;

                class Sample
                {
                    void Run(string text) => AtomicFile.WriteText(CtxPath.Of(".") / "a", text).ThrowIfFailed();
                }
            }
            """
        );

    [Fact]
    public Task Where_the_name_of_a_helper_means_something_else_no_fix_is_offered() =>
        Verifier<RawWriteAnalyzer>.VerifyNoFixAsync<AtomicHelperFix>(
            """
            using System.IO;

            class AtomicFile;

            class Sample
            {
                void Run(string text) => {|WO1001:File.WriteAllText("_ctx/a", text)|};
            }
            """
        );

    [Fact]
    public Task Files_of_a_project_are_fixed_at_once() =>
        Verifier<RawWriteAnalyzer>.VerifyFixAsync<AtomicHelperFix>(File("First"), File("Second"));

    private static (string Before, string After) File(string name) =>
        (
            $$"""
            using System.IO;

            class {{name}}
            {
                void Run(string text)
                {
                    {|WO1001:File.WriteAllText("_ctx/a", text)|};
                    {|WO1001:File.WriteAllText("_ctx/b", text)|};
                }
            }
            """,
            $$"""
            using System.IO;
            using Wo.Core.Storage;

            class {{name}}
            {
                void Run(string text)
                {
                    AtomicFile.WriteText(CtxPath.Of(".") / "a", text).ThrowIfFailed();
                    AtomicFile.WriteText(CtxPath.Of(".") / "b", text).ThrowIfFailed();
                }
            }
            """
        );

    private static Task Fixed(string before, string after) =>
        Verifier<RawWriteAnalyzer>.VerifyFixAsync<AtomicHelperFix>(before, after);
}
