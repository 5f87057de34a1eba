namespace Wo.Analyzers.Tests.Rules;

public sealed class RawDelegateTests : RuleTest<RawDelegateAnalyzer>
{
    public static RuleCases Cases { get; } =
        new(
            RuleIds.RawDelegate,
            [
                """Action<string> delete = [|File.Delete|];""",
                """Action<string, string> write = [|File.WriteAllText|];""",
                """new List<string>().ForEach([|File.Delete|]);""",
                """var made = new[] { name }.Select([|Directory.CreateDirectory|]).ToList();""",
                """Func<string, FileMode, FileStream> open = [|File.Open|];""",
                """Func<string, FileStream> open = flag ? [|File.Create|] : File.OpenRead;""",
                """Action delete = [|new FileInfo("_ctx/a").Delete|];""",
                """Action delete = [|new FileInfo(name).Delete|];""",
                """Action<string> move = [|new FileInfo("out/a").MoveTo|];""",
                """Func<string, FileInfo> copy = [|new FileInfo("out/a").CopyTo|];""",
                """var delete = (Action<string>)[|File.Delete|];""",
                """void Each(Action<string> action) => action(name); Each([|File.Delete|]);""",
                """class: unsafe void M() { delegate*<string, void> delete = &[|File.Delete|]; }""",
                """class: event Action<string> E; void M() => E += [|File.Delete|];""",
            ],
            [
                """Func<string, string> read = File.ReadAllText;""",
                """Func<string, bool> exists = File.Exists;""",
                """Action<string> delete = path => Console.WriteLine(path);""",
                """_ = nameof(File.Delete);""",
                """Action delete = new FileInfo("out/a").Delete;""",
                """Func<string, FileStream> open = File.OpenRead;""",
                """File.Delete("out/a");""",
                """class: [AtomicIo] class Helper { Action<string> delete = File.Delete; }""",
            ]
        );

    public static IEnumerable<TheoryDataRow<string>> Rows => Cases.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public Task A_raw_operation_is_no_delegate(string code) => Check(code);

    [Theory]
    [InlineData("Action<string> a = File.Delete;")]
    [InlineData("Action<string> a = File.Delete; // _ctx/a")]
    [InlineData("Action<string> a = File.Delete; var b = \"my_ctx\";")]
    [InlineData("Action a = new FileInfo(Console.ReadLine()!).Delete;")]
    public Task Code_that_never_mentions_a_guarded_directory_has_nothing_to_hear(string code) =>
        Verifier<RawDelegateAnalyzer>.VerifyAsync(
            $$"""
            using System;
            using System.IO;

            class Sample
            {
                void Run()
                {
                    {{code}}
                }
            }
            """
        );

    [Fact]
    public Task Code_that_names_a_guarded_directory_anywhere_does() =>
        Verifier<RawDelegateAnalyzer>.VerifyAsync(
            """
            using System;
            using System.IO;

            class Sample { Action<string> delete = [|File.Delete|]; }

            class Other { string path = $"{Environment.CurrentDirectory}/_ctx/jobs"; }
            """
        );
}
