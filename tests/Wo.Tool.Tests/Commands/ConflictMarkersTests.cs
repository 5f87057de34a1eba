using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>Files in which git itself left a conflict, and every command that reads them.</summary>
public sealed class ConflictMarkersTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public ConflictMarkersTests() => tree.Put("WO-0001").Put("WO-0002").Commit("The tree");

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("merge", "5, 7, 9")]
    [InlineData("diff3", "5, 7, 9, 11")]
    [InlineData("zdiff3", "5, 7, 9, 11")]
    public async Task A_work_order_that_two_branches_changed_is_said_to_have_a_conflict(string style, string lines)
    {
        Conflict(
            style,
            "_ctx/jobs/pending/WO-0001.yaml",
            text => text.Replace("priority: P1", "priority: P0", StringComparison.Ordinal),
            text => text.Replace("priority: P1", "priority: P3", StringComparison.Ordinal)
        );
        var expected = $"_ctx/jobs/pending/WO-0001.yaml:5:1: a merge left conflict markers, in lines {lines}";

        string[][] commands =
        [
            ["show", "WO-0001"],
            ["take", "WO-0001"],
            ["preflight", "WO-0001"],
            ["list"],
            ["status"],
            ["reconcile"],
            ["edit", "WO-0001", "--title", "Another title"],
        ];
        foreach (var command in commands)
        {
            var run = await tree.Wo(command);
            Assert.Contains(expected, run.Output + run.Error, StringComparison.Ordinal);
        }

        var lint = await tree.Wo("lint");
        Assert.Contains("_ctx/jobs/pending/WO-0001.yaml:5:1", lint.Output, StringComparison.Ordinal);
        Assert.Contains($"a merge left conflict markers, in lines {lines}", lint.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await tree.Wo("show", "WO-0002")).ExitCode);
    }

    [Fact]
    public async Task A_backlog_that_two_branches_changed_is_said_to_have_a_conflict()
    {
        Conflict(
            "merge",
            "_ctx/backlog/backlog.yaml",
            text => text.Replace("version: 1", "version: 1 # ours", StringComparison.Ordinal),
            text => text.Replace("version: 1", "version: 1 # theirs", StringComparison.Ordinal)
        );

        string[][] commands =
        [
            ["lint"],
            ["reconcile"],
            ["take", "WO-0001"],
            ["list", "--ready"],
        ];
        foreach (var command in commands)
        {
            var run = await tree.Wo(command);
            Assert.Contains("a merge left conflict markers, in lines 1, 3, 5", run.Output + run.Error);
        }
    }

    [Fact]
    public async Task Markers_in_the_session_log_and_in_a_verdict_are_findings_with_their_lines()
    {
        const string Both = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> side\n";
        tree.Git.Write("_ctx/session_repo.md", "# Session Log - repo\n\n" + Both);
        tree.Git.Write("_ctx/handoff/WO-0001/verdict.json", "{\n" + Both + "}\n");

        var run = await tree.Wo("reconcile");

        Assert.Contains("_ctx/session_repo.md: a merge left conflict markers, in lines 3, 5, 7", run.Output);
        Assert.Contains(
            "_ctx/handoff/WO-0001/verdict.json: a merge left conflict markers, in lines 2, 4, 6",
            run.Output
        );
        Assert.Contains("_ctx/session_repo.md: a merge left conflict markers", (await tree.Wo("log")).Error);
    }

    [Fact]
    public async Task A_description_that_quotes_markers_is_no_conflict()
    {
        tree.Put("WO-0003", more: "description: |\n  <<<<<<< HEAD\n  a\n  =======\n  b\n  >>>>>>> side\n");

        Assert.Equal(0, (await tree.Wo("lint", "WO-0003")).ExitCode);
        Assert.Equal(0, (await tree.Wo("take", "WO-0003")).ExitCode);
    }

    private void Conflict(string style, string path, Func<string, string> ours, Func<string, string> theirs)
    {
        var text = File.ReadAllText(tree.At(path));
        tree.Git.Git("config", "merge.conflictStyle", style);
        tree.Git.Git("checkout", "--quiet", "-b", "side");
        tree.Git.Commit(path, theirs(text));
        tree.Git.Git("checkout", "--quiet", "main");
        tree.Git.Commit(path, ours(text));
        Assert.Throws<InvalidOperationException>(() => tree.Git.Git("merge", "--quiet", "side"));
    }
}
