namespace Wo.Tool.Tests.Commands;

/// <summary><c>wo reconcile</c> as people and scripts meet it.</summary>
public sealed class ReconcileCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Reconcile_without_apply_writes_nothing_and_says_what_apply_would_do()
    {
        tree.PutVariety();
        var before = tree.Contents();

        var run = await tree.Wo("reconcile");

        Assert.Equal(before, tree.Contents());
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("--apply --force: keep the one in", run.Output);
        Assert.Contains("TRIFECTA_ERROR_CODE: FINDINGS_REPORTED", run.Error);
    }

    [Fact]
    public async Task The_answer_for_scripts_holds_every_finding_with_its_repair()
    {
        tree.PutText("WO-0001", "done", TreeSandbox.Valid("WO-0001", "failed", "P1", "One", ""));

        var run = await tree.Wo("reconcile", "--json");

        Assert.Equal(0, run.ExitCode);
        var data = run.Json.GetProperty("data");
        Assert.False(data.GetProperty("applied").GetBoolean());
        var finding = Assert.Single(data.GetProperty("findings").EnumerateArray());
        Assert.Equal("STATUS_DIRECTORY_MISMATCH", finding.GetProperty("code").GetString());
        Assert.Equal("P1", finding.GetProperty("level").GetString());
        Assert.Equal("WO-0001", finding.GetProperty("work_order").GetString());
        Assert.Equal("_ctx/jobs/done/WO-0001.yaml", finding.GetProperty("path").GetString());
        Assert.False(finding.GetProperty("needs_force").GetBoolean());
        Assert.Empty(data.GetProperty("repairs").EnumerateArray());
    }

    [Fact]
    public async Task Reconcile_with_apply_says_what_was_repaired_and_then_there_is_nothing_left()
    {
        tree.PutText("WO-0001", "done", TreeSandbox.Valid("WO-0001", "failed", "P1", "One", ""));

        var first = await tree.Wo("reconcile", "--apply", "--json");
        var second = await tree.Wo("reconcile", "--apply");

        var repair = Assert.Single(first.Json.GetProperty("data").GetProperty("repairs").EnumerateArray());
        Assert.Equal("STATUS_DIRECTORY_MISMATCH", repair.GetProperty("code").GetString());
        Assert.Equal("repaired", repair.GetProperty("status").GetString());
        Assert.Single(repair.GetProperty("backups").EnumerateArray());
        Assert.Equal("consistent\n", second.Output);
        Assert.Equal(0, second.ExitCode);
    }

    [Fact]
    public async Task A_tree_in_which_nothing_was_ever_moved_needs_no_index()
    {
        Assert.Equal(0, (await tree.Wo("new", "--epic", "E-0001", "--title", "First", "--verify", "true")).ExitCode);

        var looked = await tree.Wo("reconcile", "--fail-on", "INFO");

        Assert.Equal("consistent: nothing found\n", looked.Output);
        Assert.Equal(0, looked.ExitCode);
    }

    [Theory]
    [InlineData("P0", 0)]
    [InlineData("P1", 1)]
    [InlineData("STATUS_DIRECTORY_MISMATCH", 1)]
    [InlineData("DUPLICATE_WO_ID", 0)]
    [InlineData("P9", 2)]
    public async Task What_makes_reconcile_fail_is_chosen_by_level_and_code(string failOn, int exitCode)
    {
        tree.PutText("WO-0001", "done", TreeSandbox.Valid("WO-0001", "failed", "P1", "One", ""));

        Assert.Equal(exitCode, (await tree.Wo("reconcile", "--fail-on", failOn)).ExitCode);
    }

    [Fact]
    public async Task Why_a_repair_gave_something_up_is_kept_in_file_session_log_and_log_of_the_run()
    {
        const string Reason = "both are the same attempt";
        tree.PutText("WO-0001", "done", TreeSandbox.Valid("WO-0001", "done", "P1", "One", "x_rev: 1"));
        tree.PutText("WO-0001", "failed", TreeSandbox.Valid("WO-0001", "failed", "P1", "Two", "x_rev: 1"));

        var run = await tree.Wo("reconcile", "--apply", "--force", "--reason", Reason);

        Assert.Equal(0, run.ExitCode);
        var file = Directory.GetFiles(tree.Git.Root, "WO-0001.yaml", SearchOption.AllDirectories).Single();
        Assert.Contains($"gate: 'reconcile DUPLICATE_WO_ID', reason: '{Reason}', by: 'ada'", File.ReadAllText(file));
        Assert.Contains(
            Reason,
            File.ReadAllText(Directory.GetFiles(Path.Combine(tree.Git.Root, "_ctx"), "session_*.md").Single())
        );
        Assert.Contains(
            Reason,
            File.ReadAllText(Directory.GetFiles(Path.Combine(tree.Git.Root, "_ctx/logs/reconcile")).Single())
        );
    }

    [Fact]
    public async Task Force_without_apply_is_a_mistake_on_the_command_line() =>
        Assert.Equal(2, (await tree.Wo("reconcile", "--force")).ExitCode);
}
