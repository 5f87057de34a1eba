using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Wo.Analyzers.Tests.Settings;

/// <summary>Which directories are guarded, and how much each finding weighs, is the user's to say.</summary>
public sealed class GuardedDirectoriesTests
{
    [Theory]
    [InlineData("wo_guarded_directories = state", "state", "_ctx")]
    [InlineData("wo_guarded_directories = _ctx|state", "state", "other")]
    [InlineData("wo_guarded_directories = _ctx|state", "_ctx", "my_state")]
    [InlineData("wo_guarded_directories =  one | two |", "two", "_ctx")]
    [InlineData("wo_guarded_directories = |", "_ctx", "state")]
    [InlineData("wo_guarded_directories =", "_ctx", "state")]
    [InlineData("", "_ctx", "state")]
    [InlineData("wo_guarded_directories = work/state", "work/state", "work/other")]
    [InlineData("wo_guarded_directories = work/state", "a/work/state/b", "state")]
    [InlineData("wo_guarded_directories = work/state", "work//./state", "work/a/state")]
    [InlineData("wo_guarded_directories = ./work\\\\state/", "Work/State", "_ctx")]
    [InlineData("wo_guarded_directories = /state", "state", "_ctx")]
    public Task Guarded_is_what_the_settings_name(string setting, string guarded, string free) =>
        Verifier<RawChangeAnalyzer>.VerifyAsync(
            $$"""
            using System.IO;

            class Sample
            {
                void Run(string root)
                {
                    [|File.Delete("{{guarded}}/a")|];
                    [|File.Delete(Path.Combine(root, "{{guarded}}", "a"))|];
                    File.Delete("{{free}}/a");
                }
            }
            """,
            setting
        );

    [Fact]
    public Task Parts_of_a_guarded_directory_are_put_together() =>
        Verifier<RawChangeAnalyzer>.VerifyAsync(
            """
            using System.IO;

            class Sample
            {
                void Run(string root)
                {
                    [|File.Delete(Path.Combine(root, "work", "state", "a"))|];
                    File.Delete(Path.Combine(root, "state", "a"));
                    File.Delete(Path.Combine("work", root, "state", "a"));
                }
            }
            """,
            "wo_guarded_directories = work/state"
        );

    [Theory]
    [InlineData("*.state")]
    [InlineData("../state")]
    [InlineData("C:/state")]
    [InlineData("state | **/a")]
    [InlineData(".")]
    public async Task A_directory_that_no_path_can_be_in_is_told(string setting)
    {
        var test = new CSharpAnalyzerTest<UnusableSettingAnalyzer, DefaultVerifier> { TestCode = "class Sample;" };
        Verifier<UnusableSettingAnalyzer>.Prepare(test);
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.globalconfig", $"is_global = true\nwo_guarded_directories = {setting}\n")
        );
        test.ExpectedDiagnostics.Add(
            new DiagnosticResult(Descriptors.UnusableSetting).WithArguments(
                $"wo_guarded_directories = {setting.Split('|')[^1].Trim()}",
                "a guarded directory is a name, or names with / between them"
            )
        );

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_the_helpers_do_not_know_is_not_sent_to_them()
    {
        await Verifier<RawChangeAnalyzer>.VerifyAsync(
            """class Sample { void Run() => {|#0:System.IO.File.Delete("state/a")|}; }""",
            "wo_guarded_directories = _ctx|state",
            new DiagnosticResult(Descriptors.RawChange)
                .WithLocation(0)
                .WithArguments(
                    "File.Delete",
                    "state/a",
                    "what is deleted is gone, without a backup",
                    "the atomic helpers are for '_ctx' alone: do it in a type marked [AtomicIo]"
                )
        );
    }

    [Fact]
    public async Task Each_tree_may_guard_its_own()
    {
        const string Source = """
            using System.IO;

            class {0}
            {{
                void Run() {{ {1}; {2}; }}
            }}
            """;
        var test = new CSharpAnalyzerTest<RawChangeAnalyzer, DefaultVerifier>();
        Verifier<RawChangeAnalyzer>.Prepare(test);
        test.TestState.Sources.Add(
            (
                "/a/First.cs",
                string.Format(null, Source, "First", "[|File.Delete(\"state/a\")|]", "File.Delete(\"_ctx/a\")")
            )
        );
        test.TestState.Sources.Add(
            (
                "/b/Second.cs",
                string.Format(null, Source, "Second", "File.Delete(\"state/a\")", "[|File.Delete(\"_ctx/a\")|]")
            )
        );
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.editorconfig", "root = true\n\n[a/**.cs]\nwo_guarded_directories = state\n")
        );

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_global_setting_counts_where_no_tree_says_otherwise()
    {
        var test = new CSharpAnalyzerTest<RawChangeAnalyzer, DefaultVerifier>();
        Verifier<RawChangeAnalyzer>.Prepare(test);
        test.TestCode = """
            class Sample
            {
                void Run() { [|System.IO.File.Delete("state/a")|]; System.IO.File.Delete("_ctx/a"); }
            }
            """;
        test.TestState.AnalyzerConfigFiles.Add(
            ("/.globalconfig", "is_global = true\nwo_guarded_directories = state\n")
        );

        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task A_rule_can_be_switched_off() =>
        Verifier<RawChangeAnalyzer>.VerifyAsync(
            """class Sample { void Run() => System.IO.File.Delete("_ctx/a"); }""",
            "dotnet_diagnostic.WO1002.severity = none"
        );

    [Fact]
    public Task A_rule_can_be_made_a_warning() =>
        Verifier<RawChangeAnalyzer>.VerifyAsync(
            """class Sample { void Run() => {|#0:System.IO.File.Delete("_ctx/a")|}; }""",
            "dotnet_diagnostic.WO1002.severity = warning",
            DiagnosticResult
                .CompilerWarning(RuleIds.RawChange)
                .WithLocation(0)
                .WithArguments(
                    "File.Delete",
                    "_ctx/a",
                    "what is deleted is gone, without a backup",
                    "use AtomicFile.DeleteWithBackup"
                )
        );

    [Fact]
    public Task Generated_code_is_left_alone() =>
        Verifier<RawChangeAnalyzer>.VerifyAsync(
            """
            // <auto-generated/>
            class Sample { void Run() => System.IO.File.Delete("_ctx/a"); }
            """
        );
}
