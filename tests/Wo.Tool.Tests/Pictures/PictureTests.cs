using System.Text.RegularExpressions;
using System.Xml.Linq;
using Wo.TestKit;
using Wo.Tool.Commands;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Pictures;

/// <summary>
/// The pictures of <c>docs/pictures</c>, drawn from what the tool prints on a terminal. <c>WO_ACCEPT=1</c> draws them anew.
/// </summary>
public sealed partial class PictureTests : IDisposable
{
    private readonly TreeSandbox tree = new(name: "uploader");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task The_list_shows_what_runs_what_is_ready_and_why_the_rest_waits()
    {
        PutPlan();
        Assert.Equal(0, (await tree.Wo("take", "WO-0002", "--owner", "agent-3")).ExitCode);

        Compare("list", "wo list", await Print("wo list"), await Print("wo list --ready --explain"));
    }

    [Fact]
    public async Task A_finding_of_lint_shows_the_line_that_is_meant()
    {
        PutPlan();
        Change("WO-0003", "epic_id: E-0001", "epic_id: E-RELEASE   # the next release");
        Change("WO-0004", "dependencies: [WO-0002]", "dependencies: [WO-0002, WO-0020]");
        Change("WO-0005", "- docs/**", "- ../lib/**");

        Compare("lint", "wo lint", await Print("wo lint --strict"));
    }

    [Fact]
    public async Task A_failed_finish_shows_which_gate_said_no_and_what_to_do()
    {
        PutPlan();
        Change("WO-0002", "- 'true'", "- ./run-tests upload");
        TemporaryDirectory.WriteScript(
            tree.At("run-tests"),
            "echo 'test_resume ... ok'\necho 'test_backoff ... FAILED: expected 3 attempts, got 1'\nexit 1"
        );
        tree.Git.Git("add", "--all");
        tree.Git.Git("commit", "--quiet", "--message", "Plan");
        Assert.Equal(0, (await tree.Wo("take", "WO-0002", "--owner", "agent-3")).ExitCode);
        var worktree = tree.Git.Surroundings.At(".worktrees", "WO-0002");
        Directory.CreateDirectory(Path.Join(worktree, "src", "up"));
        await File.WriteAllTextAsync(
            Path.Join(worktree, "src", "up", "retry.py"),
            "pass\n",
            TestContext.Current.CancellationToken
        );
        GitSandbox.GitIn(worktree, "add", "--all");
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", "Retry with backoff");
        tree.Directory = worktree;

        Compare("finish", "wo finish", await Print("wo finish WO-0002 --owner agent-3 --summary \"three attempts\""));
    }

    [Fact]
    public async Task What_waits_for_what_is_a_picture_already()
    {
        PutPlan();
        Assert.Equal(0, (await tree.Wo("take", "WO-0002", "--owner", "agent-3")).ExitCode);

        var drawn = (await tree.Wo("deps", "--all", "--format", "svg")).Output;

        XDocument.Parse(drawn);
        Assert.Null(GeneratedPage.Difference("docs/pictures/deps.svg", drawn));
    }

    [Fact]
    public void Every_picture_is_shown_on_a_page_and_every_page_shows_pictures_that_exist()
    {
        var pages = new[] { "README.md", "docs/guide.md", "docs/board.md", "docs/growth.md" };
        var shown = pages
            .SelectMany(page => File.ReadAllText(Path.Join(SourceTree.Root, page)).Split('(', ')'))
            .Where(word => Path.GetExtension(word) is ".svg" or ".png")
            .Select(Path.GetFileName)
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(
            Directory
                .EnumerateFiles(Path.Join(SourceTree.Root, "docs", "pictures"))
                .Select(Path.GetFileName)
                .Order(StringComparer.Ordinal),
            shown
        );
    }

    /// <summary>Some work of each kind: done, begun, ready, and waiting for others or for their files.</summary>
    private void PutPlan()
    {
        tree.Put("WO-0001", "done", title: "Read the settings once");
        tree.Put("WO-0002", title: "Add retries to the uploader", priority: "P0", more: "dependencies: [WO-0001]");
        tree.Put("WO-0003", title: "Show retries in the log", more: "dependencies: [WO-0002]");
        tree.Put("WO-0004", title: "Resume an upload after a restart", more: "dependencies: [WO-0002]");
        tree.Put(
            "WO-0005",
            title: "Document how uploads resume",
            priority: "P2",
            more: "dependencies: [WO-0003, WO-0004]"
        );
        tree.Put("WO-0006", "partial", title: "Compress before sending");
        tree.Put("WO-0007", title: "Say what an upload costs", priority: "P2");
        tree.Put("WO-0008", "failed", title: "Upload over QUIC", priority: "P3");
        Change("WO-0002", "- src/**", "- src/up/**");
        Change("WO-0003", "- src/**", "- src/log/**");
        Change("WO-0004", "- src/**", "- src/up/**");
        Change("WO-0005", "- src/**", "- docs/**");
        Change("WO-0006", "- src/**", "- src/up/zip/**");
        Change("WO-0007", "- src/**", "- src/cost/**");
    }

    private void Change(string id, string old, string now)
    {
        var file = Directory.EnumerateFiles(tree.At("_ctx/jobs"), $"{id}.yaml", SearchOption.AllDirectories).Single();
        var text = File.ReadAllText(file);
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(old, now, StringComparison.Ordinal));
    }

    /// <summary>What stands on the terminal of a person who types a command: both streams, and a directory of theirs.</summary>
    private async Task<(string Command, string Output)> Print(string command)
    {
        var run = await ToolRun.OfAsync(
            [.. Word().Matches(command).Skip(1).Select(word => word.Value.Trim('"'))],
            CommandCatalog.Create(),
            terminal: true,
            variables: new() { ["WO_OWNER"] = "ada" },
            time: new StandingClock(),
            workingDirectory: tree.Directory
        );
        return (
            command,
            (run.Output + run.Error).Replace(tree.Git.Surroundings.Path, "/home/ada", StringComparison.Ordinal)
        );
    }

    private static void Compare(string name, string title, params (string Command, string Output)[] runs)
    {
        var drawn = TerminalPicture.Of(title, runs);
        XDocument.Parse(drawn);
        Assert.Null(GeneratedPage.Difference($"docs/pictures/{name}.svg", drawn));
    }

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    /// <summary>A clock by which nothing takes any time.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 3, 15, 12, 28, 0, TimeSpan.Zero);

        public override long GetTimestamp() => 0;
    }
}
