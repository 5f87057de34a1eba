using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

public sealed class FinishingTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Finishing_as_done_tells_the_commit_and_what_became_of_the_worktree()
    {
        var head = GitSandbox.GitIn((await tree.TakeOne()).GetProperty("worktree").GetString()!, "rev-parse", "HEAD");

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
        await tree.TakeOne();

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there", "--keep-worktree");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(
            "^verify command 1 of 1: true\nverify command 1 of 1: true: ok \\([0-9.]+ s\\)\n$",
            run.Complaints
        );
        Assert.StartsWith("WO-1 is done\n  verified  ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  worktree  kept at ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_without_a_commit_is_not_done_unless_a_reason_is_given()
    {
        await tree.TakeOne(withCommit: false);

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
    public async Task Changes_in_no_commit_are_a_precondition()
    {
        var taken = await tree.TakeOne();
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
        await tree.TakeOne("'false'");

        Assert.Equal(2, (await tree.Wo("finish", "WO-1", "--result", result)).ExitCode);
        var run = await tree.Wo("finish", "WO-1", "--result", result, "--summary", "too slow");

        Assert.Equal(0, run.ExitCode);
        Assert.True(File.Exists(Path.Join(tree.Directory, "_ctx", "jobs", result, "WO-1.yaml")));
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
        await tree.TakeOne();
        var before = tree.Contents();

        var run = await tree.Wo(["finish", "WO-1", "--summary", "x", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(before, tree.Contents());
    }
}
