using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What was done and is not after all.</summary>
public sealed class ReopenCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    private string Text => File.ReadAllText(tree.FileOf("pending", "WO-1"));

    [Fact]
    public async Task What_closed_it_is_kept_and_it_can_be_done_again()
    {
        await Done();
        var verdict = File.ReadAllText(tree.At("_ctx/logs/WO-1/verdict.json"));

        var run = await tree.Wo("reopen", "WO-1", "--reason", "it's not: done", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            verdict,
            File.ReadAllText(tree.At(run.Json.GetProperty("data").GetProperty("former_verdict").GetString()!))
        );
        Assert.Contains("x_rev: 3", Text);
        Assert.Contains("x_reopened_from: done", Text);
        Assert.Contains("x_reopen_reason: 'it''s not: done'", Text);
        Assert.Matches(
            "x_reopened_attempts: \\[\\{result: 'done', owner: 'ada', .*verified_at_sha: '[0-9a-f]{40}'",
            Text
        );
        Assert.Contains("result: null", Text);

        await Again("second");
        await tree.Wo("reopen", "WO-1", "--reason", "again");

        Assert.Equal(2, Regex.Count(Text, "verified_at_sha: '[0-9a-f]{40}'"));
        Assert.Equal(0, (await tree.Wo("reconcile", "--fail-on", "P1")).ExitCode);
        Assert.Equal(3, Directory.GetFiles(tree.At("_ctx/logs/WO-1"), "verdict*").Length);
    }

    [Theory]
    [InlineData("kept")]
    [InlineData("merged")]
    [InlineData("deleted")]
    [InlineData("with its worktree")]
    public async Task Whatever_became_of_its_branch_it_can_be_taken_and_finished(string branch)
    {
        await Done(branch == "with its worktree" ? ["--keep-worktree"] : []);
        if (branch is "merged" or "deleted")
        {
            tree.Git.Git("merge", "--quiet", "--no-edit", "--no-ff", "feat/wo-WO-1");
        }

        if (branch is "deleted")
        {
            tree.Git.Git("branch", "--quiet", "-D", "feat/wo-WO-1");
        }

        Assert.Equal(0, (await tree.Wo("reopen", "WO-1", "--reason", "not yet")).ExitCode);

        await Again("more");
        Assert.True(File.Exists(tree.FileOf("done", "WO-1")));
        Assert.Equal(0, (await tree.Wo("reconcile", "--fail-on", "P1")).ExitCode);
    }

    [Fact]
    public async Task Dependents_that_were_taken_meanwhile_are_named()
    {
        tree.Put("WO-2", "done")
            .Put("WO-3", "done", more: "dependencies: [WO-2]")
            .Put("WO-4", more: "dependencies: [WO-2]");
        tree.Put("WO-5", more: "dependencies: [WO-2]");
        await tree.Wo("take", "WO-5");

        var run = await tree.Wo("reopen", "WO-2", "--reason", "not yet", "--json");

        var named = run.Json.GetProperty("data").GetProperty("dependents").EnumerateArray();
        Assert.Equal(
            ["WO-3 done", "WO-5 running"],
            named.Select(one => $"{one.GetProperty("id")} {one.GetProperty("state")}")
        );
        Assert.Equal(2, run.Json.GetProperty("warnings").GetArrayLength());
    }

    [Fact]
    public async Task One_that_was_closed_by_older_rules_says_what_keeps_it_from_being_taken()
    {
        var old = TreeSandbox.Valid("WO-2", "done", "P1", "Old", "").Replace(", ctx.get", "", StringComparison.Ordinal);
        tree.PutText("WO-2", "done", old);

        var run = await tree.Wo("reopen", "WO-2", "--reason", "not yet");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("cannot be taken as it is", run.Error);
        await tree.Wo("lint", "WO-2", "--fix");
        Assert.Equal(0, (await tree.Wo("take", "WO-2")).ExitCode);
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("failed")]
    [InlineData("partial")]
    [InlineData("running")]
    public async Task Only_what_is_done_is_reopened(string state)
    {
        tree.Put("WO-2", state);

        Assert.Equal(5, (await tree.Wo("reopen", "WO-2", "--reason", "not yet")).ExitCode);
        Assert.True(File.Exists(tree.FileOf(state, "WO-2")));
    }

    [Fact]
    public async Task A_reason_is_needed() =>
        Assert.Equal(2, (await tree.Put("WO-2", "done").Wo("reopen", "WO-2")).ExitCode);

    private async Task Done(params string[] options)
    {
        await tree.TakeOne();
        var run = await tree.Wo(["finish", "WO-1", "--summary", "it works", .. options]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private async Task Again(string message)
    {
        var taken = await tree.Wo("take", "WO-1", "--json");
        Assert.True(taken.ExitCode == 0, taken.Output);
        var worktree = taken.Json.GetProperty("data").GetProperty("worktree").GetString()!;
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--allow-empty", "--message", message);
        var run = await tree.Wo("finish", "WO-1", "--summary", message);
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
