using System.Diagnostics;
using System.Text.Json;
using Wo.TestKit;
using Wo.Tool.Hosting;

namespace Wo.Tool.Tests.Commands;

public sealed class FinishingTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    private async Task<JsonElement> Take(string verify = "'true'", bool withCommit = true)
    {
        var text = TreeSandbox
            .Valid("WO-1", "pending", "P1", "Only one", "")
            .Replace("- 'true'", $"- {verify}", StringComparison.Ordinal);
        var taken = await tree.PutText("WO-1", "pending", text).Wo("take", "WO-1", "--json");
        Assert.Equal(0, taken.ExitCode);
        var data = taken.Json.GetProperty("data");
        if (withCommit)
        {
            GitSandbox.GitIn(
                data.GetProperty("worktree").GetString()!,
                "commit",
                "--quiet",
                "--allow-empty",
                "--message",
                "Do the work"
            );
        }

        return data;
    }

    [Fact]
    public async Task Finishing_as_done_tells_the_commit_and_what_became_of_the_worktree()
    {
        var head = GitSandbox.GitIn((await Take()).GetProperty("worktree").GetString()!, "rev-parse", "HEAD");

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("trifecta.wo.finish/1", run.Json.GetProperty("schema").GetString());
        var data = run.Json.GetProperty("data");
        Assert.Equal(
            ("done", head),
            (data.GetProperty("state").GetString(), data.GetProperty("verified_at_sha").GetString())
        );
        Assert.Equal("feat/wo-WO-1", data.GetProperty("branch").GetString());
        Assert.Equal("removed; the branch stays", data.GetProperty("worktree").GetString());
        Assert.Equal(2, data.GetProperty("rev").GetInt32());
        Assert.Empty(run.Json.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task Finishing_as_done_says_so_in_words()
    {
        await Take();

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there", "--keep-worktree");

        Assert.Equal((0, ""), (run.ExitCode, run.Complaints));
        Assert.StartsWith("WO-1 is done\n  verified  ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  worktree  kept at ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_command_is_the_answer_no_with_the_log_to_look_at()
    {
        await Take("'exit 7'");

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("TRIFECTA_ERROR_CODE: GATE_FAILED\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("verify command 1 of 1 exited with 7", run.Error, StringComparison.Ordinal);
        Assert.Contains("_ctx/logs/WO-1/command_1.log", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Join(tree.Directory, "_ctx", "jobs", "running", "WO-1.yaml")));
    }

    [Fact]
    public async Task A_failed_command_is_told_in_fields_that_lead_to_its_log_from_anywhere()
    {
        var taken = await Take("'seq 1 100; echo why; exit 7'");
        tree.Directory = taken.GetProperty("worktree").GetString()!;

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there", "--json");

        Assert.Equal(1, run.ExitCode);
        var command = Assert.Single(run.Json.GetProperty("data").GetProperty("commands").EnumerateArray());
        Assert.False(command.GetProperty("ok").GetBoolean());
        Assert.Equal(
            ("exited", 7),
            (command.GetProperty("end").GetString(), command.GetProperty("exit_code").GetInt32())
        );
        Assert.InRange(command.GetProperty("seconds").GetDouble(), 0, double.MaxValue);
        Assert.Equal("why", command.GetProperty("output_tail").EnumerateArray().Last().GetString());
        var log = command.GetProperty("log").GetString()!;
        Assert.EndsWith("100\nwhy\n", await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
        Assert.Contains($"  exit code 7 after ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"all of its output is in {log}\n", run.Error, StringComparison.Ordinal);
        Assert.Contains($"\n  cat '{log}'\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_that_ran_are_told_of_work_that_is_done_too()
    {
        await Take();

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there", "--json");

        var command = Assert.Single(run.Json.GetProperty("data").GetProperty("commands").EnumerateArray());
        Assert.True(command.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Work_without_a_commit_is_not_done_unless_a_reason_is_given()
    {
        await Take(withCommit: false);

        var refused = await tree.Wo("finish", "WO-1", "--summary", "all there");
        Assert.Equal(5, refused.ExitCode);
        Assert.Contains("TRIFECTA_ERROR_CODE: NO_COMMITS\n", refused.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await tree.Wo("finish", "WO-1", "--allow-empty", "--reason", "short")).ExitCode);
        Assert.Equal(2, (await tree.Wo("finish", "WO-1", "--allow-empty")).ExitCode);

        var run = await tree.Wo(
            "finish",
            "WO-1",
            "--summary",
            "all there",
            "--allow-empty",
            "--reason",
            "it was there already"
        );

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Work_that_fails_with_its_gates_is_a_no_that_tells_where_it_went()
    {
        await Take("'exit 7'");
        tree.Git.Write("_ctx/policy/wo.yaml", "on_gate_failure: fail\n");

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("failed", run.Json.GetProperty("data").GetProperty("state").GetString());
        Assert.Equal("GATE_FAILED", run.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Changes_in_no_commit_are_a_precondition()
    {
        var taken = await Take();
        await File.WriteAllTextAsync(
            Path.Join(taken.GetProperty("worktree").GetString(), "left.txt"),
            "x",
            TestContext.Current.CancellationToken
        );

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("left.txt", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("partial")]
    public async Task Giving_up_needs_a_summary_and_nothing_else(string result)
    {
        await Take("'false'");

        Assert.Equal(2, (await tree.Wo("finish", "WO-1", "--result", result)).ExitCode);
        var run = await tree.Wo("finish", "WO-1", "--result", result, "--summary", "too slow");

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(Path.Join(tree.Directory, "_ctx", "jobs", result, "WO-1.yaml")));
    }

    [Fact]
    public async Task Only_the_holder_may_finish_or_renew_a_work_order()
    {
        var token = (await Take()).GetProperty("token").GetString()!;

        Assert.Equal(4, (await tree.Wo("finish", "WO-1", "--summary", "x", "--owner", "mallory")).ExitCode);
        Assert.Equal(4, (await tree.Wo("finish", "WO-1", "--summary", "x", "--token", "wrong")).ExitCode);
        Assert.Equal(4, (await tree.Wo("heartbeat", "WO-1", "--owner", "mallory")).ExitCode);
        Assert.Equal(2, (await tree.Wo("finish", "WO-1", "--force", "--reason", "short")).ExitCode);

        tree.Variables["WO_OWNER"] = "mallory";
        tree.Variables["WO_TOKEN"] = token;
        Assert.Equal(0, (await tree.Wo("finish", "WO-1", "--summary", "x")).ExitCode);
    }

    [Theory]
    [InlineData("--result", "gone")]
    [InlineData("--skip-verification")]
    [InlineData("--skip-verification", "--reason", "short")]
    [InlineData("--reason", "a reason without anything to excuse")]
    [InlineData("--skip-dod")]
    [InlineData("--allow-empty", "--reason", "long enough", "--result", "failed")]
    public async Task Finishing_with_options_that_make_no_sense_is_a_usage_error_and_changes_nothing(
        params string[] options
    )
    {
        await Take();
        var before = tree.Contents();

        var run = await tree.Wo(["finish", "WO-1", "--summary", "x", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(before, tree.Contents());
    }

    [Fact]
    public async Task Skipping_verification_is_kept_with_its_reason()
    {
        await Take("'false'");

        var run = await tree.Wo(
            "finish",
            "WO-1",
            "--summary",
            "x",
            "--skip-verification",
            "--reason",
            "build server is down"
        );

        Assert.Equal(0, run.ExitCode);
        var file = await File.ReadAllTextAsync(
            Path.Join(tree.Directory, "_ctx", "jobs", "done", "WO-1.yaml"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("reason: 'build server is down', by: 'ada'", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InterruptSignal.Interrupt, 130)]
    [InlineData(InterruptSignal.Terminate, 143)]
    internal async Task A_signal_ends_the_running_command_and_changes_nothing(InterruptSignal signal, int exitCode)
    {
        using var directory = new TemporaryDirectory();
        var fifo = directory.At("ready");
        using (var made = Process.Start("mkfifo", [fifo]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await Take($"\"echo begun > '{fifo}'; sleep 600\"");
        var interrupts = new FakeInterrupts();

        var run = Task.Run(
            () =>
                ToolRun.OfAsync(
                    ["finish", "WO-1", "--summary", "x", "--json"],
                    Wo.Tool.Commands.CommandCatalog.Create(),
                    variables: tree.Variables,
                    interrupts: _ => interrupts,
                    workingDirectory: tree.Directory
                ),
            TestContext.Current.CancellationToken
        );
        await File.ReadAllTextAsync(fifo, TestContext.Current.CancellationToken);
        interrupts.Send(signal);

        Assert.Equal(exitCode, (await run).ExitCode);
        Assert.Equal("INTERRUPTED", (await run).Json.GetProperty("error").GetProperty("code").GetString());
        Assert.True(File.Exists(Path.Join(tree.Directory, "_ctx", "jobs", "running", "WO-1.yaml")));
    }

    [Fact]
    public async Task A_heartbeat_tells_until_when_the_work_order_is_held()
    {
        await Take();

        var run = await tree.Wo("heartbeat", "WO-1", "--json");

        Assert.Equal(0, run.ExitCode);
        var data = run.Json.GetProperty("data");
        Assert.Equal("ada", data.GetProperty("owner").GetString());
        Assert.Equal(
            TimeSpan.FromDays(1),
            data.GetProperty("lease_expires_at").GetDateTime() - data.GetProperty("lease_renewed_at").GetDateTime()
        );
    }

    [Fact]
    public async Task A_session_result_is_what_finish_asks_for()
    {
        await Take();
        Assert.Equal(1, (await tree.Wo("finish", "WO-1")).ExitCode);

        var run = await tree.Wo("session", "result", "WO-1", "all\nthere", "--json");

        Assert.Equal(0, run.ExitCode);
        var log = run.Json.GetProperty("data").GetProperty("session_log").GetString()!;
        Assert.Contains(
            "\n[WO-1] result: all there\n",
            await File.ReadAllTextAsync(Path.Join(tree.Directory, log), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await tree.Wo("finish", "WO-1")).ExitCode);
    }

    [Theory]
    [InlineData(3, "intent", "WO-2", "about nothing")]
    [InlineData(2, "intent", "WO-1", " \n ")]
    [InlineData(2, "result", "../WO-1", "x")]
    public async Task A_session_entry_is_about_something_and_says_something(int exitCode, params string[] words)
    {
        await Take();
        var before = tree.Contents();

        Assert.Equal(exitCode, (await tree.Wo(["session", .. words])).ExitCode);

        Assert.Equal(before, tree.Contents());
    }
}
