using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What <c>take</c> answers: all that is needed to start, as JSON or as code for a shell.</summary>
public sealed class TakeAnswerTests : IDisposable
{
    private const string Content = """
        objective: |
          Two lines
          of objective
        deliverables: [report.md]
        acceptance_criteria:
        - it works
        micro_tasks: [{name: one, done: false}]
        out_of_scope: [the rest]
        x_hint: look there
        dependencies: [WO-7]
        """;

    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task The_json_answer_has_all_that_is_needed_to_start()
    {
        tree.PutText(
            "WO-7",
            "done",
            TreeSandbox.Valid("WO-7", "done", "P1", "Seven", "branch: feat/seven\nverified_at_sha: '" + Head() + "'")
        );
        tree.Put("WO-1", more: Content);

        var data = (await tree.Wo("take", "WO-1", "--json")).Json.GetProperty("data");

        var work = data.GetProperty("work_order");
        Assert.Equal("Two lines\nof objective\n", work.GetProperty("objective").GetString());
        Assert.Equal("src/**", work.GetProperty("scope").GetProperty("allow")[0].GetString());
        Assert.Equal("true", work.GetProperty("verify").GetProperty("commands")[0].GetString());
        Assert.Equal("report.md", work.GetProperty("deliverables")[0].GetString());
        Assert.Equal("it works", work.GetProperty("acceptance_criteria")[0].GetString());
        Assert.False(work.GetProperty("micro_tasks")[0].GetProperty("done").GetBoolean());
        Assert.Equal("the rest", work.GetProperty("out_of_scope")[0].GetString());
        Assert.Equal("look there", work.GetProperty("x_hint").GetString());
        var dependency = Assert.Single(data.GetProperty("dependencies").EnumerateArray());
        Assert.Equal("feat/seven", dependency.GetProperty("branch").GetString());
        Assert.Equal(Head(), dependency.GetProperty("commit").GetString());
        Assert.True(dependency.GetProperty("in_base").GetBoolean());
        Assert.Equal(data.GetProperty("token").GetString(), Variable(data, "WO_TOKEN"));
        Assert.Equal(tree.Git.Root, Variable(data, "WO_ROOT"));
        Assert.Equal(tree.Git.Root, data.GetProperty("root").GetString());
    }

    [Fact]
    public async Task A_dependency_that_is_not_in_the_base_is_said_to_be_elsewhere()
    {
        tree.Git.Git("checkout", "--quiet", "-b", "feat/seven");
        tree.Git.Git("commit", "--quiet", "--allow-empty", "--message", "Seven");
        var commit = Head();
        tree.Git.Git("checkout", "--quiet", "main");
        tree.Put("WO-7", "done", more: $"branch: feat/seven\nverified_at_sha: '{commit}'");
        tree.Put("WO-1", more: "dependencies: [WO-7]");

        var data = (await tree.Wo("take", "WO-1", "--json")).Json.GetProperty("data");

        Assert.False(data.GetProperty("dependencies")[0].GetProperty("in_base").GetBoolean());
    }

    [Fact]
    public async Task A_work_order_that_is_resumed_comes_with_its_content_too()
    {
        await tree.TakeOne();

        var data = (await tree.Wo("take", "WO-1", "--resume", "--json")).Json.GetProperty("data");

        Assert.Equal("src/**", data.GetProperty("work_order").GetProperty("scope").GetProperty("allow")[0].GetString());
    }

    [Fact]
    public async Task The_answers_of_an_agent_stay_within_their_budgets()
    {
        for (var number = 1; number <= 9; number++)
        {
            tree.Put($"WO-000{number}", title: "Segment clustering of the uploader, part " + number);
        }

        var list = await tree.Wo("list", "--ready", "--json", "--limit", "5");
        var take = await tree.Wo("take", "--next", "--json");

        Assert.Equal(5, list.Json.GetProperty("data").GetArrayLength());
        Assert.True(Tokens(list.Output) <= 400, $"{Tokens(list.Output)} tokens");
        var content = Tokens(take.Json.GetProperty("data").GetProperty("work_order").GetRawText());
        Assert.True(Tokens(take.Output) - content <= 500, $"{Tokens(take.Output) - content} tokens");
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task The_code_for_a_shell_enters_the_worktree_with_the_environment_set(string shell)
    {
        Assert.SkipUnless(Programs.Has(shell), $"needs {shell}");
        tree.Put("WO-1");
        var run = await tree.Wo("take", "--next", "--owner", "it's \"$HOME\" `x` \\", "--export");
        Assert.Equal(0, run.ExitCode);

        var said = RunIn(shell, run.Output, "&& pwd && printenv WO_ID WO_OWNER WO_ROOT");

        Assert.Equal(
            [
                Path.Join(tree.Git.Surroundings.Path, ".worktrees", "WO-1"),
                "WO-1",
                "it's \"$HOME\" `x` \\",
                tree.Git.Root,
            ],
            said.TrimEnd('\n').Split('\n')
        );
    }

    [Theory]
    [InlineData("take", "--next", "--export")]
    [InlineData("take", "WO-404", "--export")]
    [InlineData("take", "--export", "--bogus")]
    [InlineData("tkae", "--export")]
    [InlineData("take", "--next", "--export", "--print-path")]
    [InlineData("take", "--next", "--export", "--root", "/nowhere")]
    public async Task The_line_of_a_shell_fails_where_nothing_was_taken(params string[] words)
    {
        var run = await tree.Wo(words);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Equal("false\n", run.Output);
        Assert.Contains("TRIFECTA_ERROR_CODE:", run.Error);
        Assert.Equal("failed\n", RunIn("sh", run.Output, "|| echo failed"));
    }

    [Fact]
    public async Task Code_for_a_shell_and_json_are_not_both_given()
    {
        tree.Put("WO-1");

        var run = await tree.Wo("take", "WO-1", "--export", "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.False(run.Json.GetProperty("ok").GetBoolean());
        Assert.True(File.Exists(tree.FileOf("pending", "WO-1")));
    }

    private static int Tokens(string text) => Encoding.UTF8.GetByteCount(text) / 4;

    private static string Variable(JsonElement data, string name) =>
        data.GetProperty("environment").GetProperty(name).GetString()!;

    private string Head() => tree.Git.Git("rev-parse", "HEAD").Trim();

    private string RunIn(string shell, string code, string then)
    {
        var start = new ProcessStartInfo(shell, ["-c", $"eval \"$CODE\" {then}"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = tree.Git.Root,
        };
        start.Environment["CODE"] = code;
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
