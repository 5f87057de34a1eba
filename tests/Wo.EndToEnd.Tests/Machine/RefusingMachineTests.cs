using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>
/// Whatever the machine refuses: exit code, one card, one JSON object, nothing changed, and the command works as soon as
/// it is allowed again.
/// </summary>
[Soak]
public sealed class RefusingMachineTests
{
    private const string Id = "WO-0001";

    private static readonly string[] InNamespace = ["unshare", "--mount", "bash", "-ec"];

    [Fact]
    public async Task A_machine_that_refuses_to_write_at_all_lets_everything_be_read()
    {
        Privileges.Require();
        using var tree = new SampleTree(2);
        await tree.Take(Id);
        var tool = Under(tree, "mount --bind \"$PLACE\" \"$PLACE\"; mount -o remount,bind,ro \"$PLACE\"");

        foreach (
            var reading in (string[][])
                [
                    ["list"],
                    ["show", Id],
                    ["status"],
                    ["status", "--config"],
                    ["lint"],
                    ["deps"],
                    ["log"],
                    ["wait", Id, "--until", "running"],
                    ["watch", "--once"],
                    ["stats"],
                    ["gc"],
                    ["prime"],
                    ["mcp"],
                    ["agents", "install", "--dry-run"],
                    ["schema"],
                    ["hook", "run", "pre-commit"],
                    ["reconcile"],
                ]
        )
        {
            Assert.True((await tool.Run(reading)).ExitCode == 0, $"{(await tool.Run(reading))}");
        }

        await Refuses(tree, tool, ["take", "WO-0002"], 7, "STORAGE_FAILED");
        await Refuses(tree, tool, ["release", Id, "--reason", "no time for it"], 7, "STORAGE_FAILED");
        await Refuses(tree, tool, ["heartbeat", Id], 7, "STORAGE_FAILED");
        await Refuses(tree, tool, ["verify", Id], 7, "STORAGE_FAILED");
        await Refuses(tree, tool, ["session", "intent", Id, "a plan"], 7, "STORAGE_FAILED");
        await Refuses(tree, tool, ["edit", "WO-0002", "--priority", "P0"], 7, "STORAGE_FAILED");
        await Refuses(tree, tool, ["renumber", "WO-0002", "WO-0042"], 7, "STORAGE_FAILED");
        await Refuses(tree, tool, ["sync"], 5, "INVALID_CONFIGURATION");
        await Refuses(tree, tool, ["push", Id], 5, "INVALID_CONFIGURATION");
        await Refuses(tree, tool, ["index"], 7, "STORAGE_FAILED");
        await Refuses(tree, tool, ["board", "--export", "board.html"], 7, "STORAGE_FAILED");
        await Refuses(tree, tool, ["agents", "install"], 7, "STORAGE_FAILED");
        tree.Repository.Write("issues.jsonl", """{"id":"bd-1","title":"one","status":"open"}""");
        await Refuses(tree, tool, ["import", "beads", "issues.jsonl", "--dod", "DOD-SAMPLE"], 7, "STORAGE_FAILED");
        await tree.Take("WO-0002");
        tree.AssertConsistent();
    }

    [Fact]
    public async Task A_machine_that_refuses_to_rename_between_two_states_never_gets_a_copy_instead()
    {
        Privileges.Require();
        using var tree = new SampleTree(1);
        await tree.Take(Id);
        await tree.Tool.Must("release", Id, "--reason", "so that all directories are there");
        tree.Promises.Told(Id, "pending");
        var tool = Under(tree, "mount --bind \"$PLACE/_ctx/jobs/running\" \"$PLACE/_ctx/jobs/running\"");

        var refused = await Refuses(tree, tool, ["take", Id], 7, "STORAGE_FAILED");

        Assert.Contains("cross-device", refused.Cause, StringComparison.OrdinalIgnoreCase);
        await tree.Take(Id);
        tree.AssertConsistent();
    }

    [Fact]
    public async Task A_machine_that_refuses_names_of_one_file_on_two_mounts_gets_the_index_as_two_files()
    {
        Privileges.Require();
        using var tree = new SampleTree(2);
        await tree.Tool.Must("index");
        Assert.True(IsIndexOneFile(tree));
        var tool = Under(tree, "mount --bind \"$PLACE/_ctx/index\" \"$PLACE/_ctx/index\"");

        tree.Promises.Told(Id, "running", (await tool.Must("take", Id, "--json")).Datum("token"));

        Assert.False(IsIndexOneFile(tree));
        tree.AssertConsistent();
        await tree.Take("WO-0002");
        Assert.True(IsIndexOneFile(tree));
        tree.AssertConsistent();
    }

    [Theory]
    [InlineData("_ctx/jobs/pending")]
    [InlineData("_ctx/jobs/running")]
    [InlineData("_ctx/jobs/pending/WO-0001.yaml")]
    [InlineData(".git/wo/records")]
    public async Task A_refusal_to_change_what_is_immutable_is_reported_and_nothing_changes(string path)
    {
        Privileges.Require();
        using var tree = new SampleTree(1);
        await tree.Take(Id);
        await tree.Tool.Must("release", Id, "--reason", "so that all directories are there");
        tree.Promises.Told(Id, "pending");
        var immutable = Path.Combine(tree.Root, path);
        var (code, error) = Privileges.Run("chattr", "+i", immutable);
        Assert.SkipWhen(code != 0, $"this file system knows no immutable files: {error.Trim()}");
        try
        {
            await Refuses(tree, tree.Tool, ["take", Id], 7, "STORAGE_FAILED");
        }
        finally
        {
            Privileges.Must("chattr", "-i", immutable);
        }

        await tree.Tool.Must("reconcile", "--apply");
        await tree.Take(Id);
        tree.AssertConsistent();
    }

    [Theory]
    [InlineData("_ctx/jobs/pending/WO-0001.yaml", 6, "WO_UNREADABLE")]
    [InlineData("_ctx/jobs/pending", 7, "STORAGE_FAILED")]
    [InlineData("_ctx/jobs/done", 7, "STORAGE_FAILED")]
    [InlineData(".git/wo/records/WO-0001", 6, "RECORD_UNREADABLE")]
    public async Task A_refusal_to_show_the_files_of_another_user_is_reported_and_nothing_changes(
        string path,
        int exitCode,
        string code
    )
    {
        Privileges.Require();
        using var tree = new SampleTree(1);
        Directory.CreateDirectory(Path.Combine(tree.Root, "_ctx", "jobs", "done"));
        await tree.Take(Id);
        await tree.Tool.Must("release", Id, "--reason", "so that there is a record");
        tree.Promises.Told(Id, "pending");
        var before = tree.Snapshot();
        Privileges.Must("chown", "-R", "65534:65534", tree.Repository.Surroundings.Path);
        Privileges.Must("chown", "0:0", Path.Combine(tree.Root, path));
        Privileges.Must("chmod", "700", Path.Combine(tree.Root, path));
        var tool = tree.Tool.Under("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

        var refused = await tool.Run("take", Id, "--json");

        // Git refuses to look into what belongs to somebody else, so that it is all given back first.
        Privileges.Must("chown", "-R", "0:0", tree.Repository.Surroundings.Path);
        refused.AssertFailed(exitCode, code);
        Assert.Contains(Path.GetFileName(path), refused.Cause, StringComparison.Ordinal);
        Assert.Empty(before.Changes(tree.Snapshot()));
        await tree.Take(Id);
        tree.AssertConsistent();
    }

    [Fact]
    public async Task A_refusal_of_files_beyond_a_size_is_no_sudden_death()
    {
        Assert.SkipUnless(WoTool.IsInstalled, "WO_TEST_TOOL names no installed tool; the runtime itself needs files");
        using var tree = new SampleTree(1);
        var tool = tree.Tool.Under("bash", "-c", "ulimit -f 0; exec \"$@\"", "bash");

        // The answer goes to a pipe, which has no size.
        var before = tree.Snapshot();
        var refused = await tool.Run("take", Id, "--json");

        Assert.True(refused.ExitCode == 7, refused.ToString());
        Assert.True(refused.CardProblems() is [], refused.ToString());
        Assert.Empty(before.Changes(tree.Snapshot(), ".git/wo/records/"));
        await tree.Take(Id);
        tree.AssertConsistent();
    }

    [Fact]
    public async Task Locks_that_dotnet_alone_refuses_are_not_missed_as_ours_are_taken_from_the_kernel()
    {
        using var tree = new SampleTree(1);
        var tool = tree.Tool.With("DOTNET_SYSTEM_IO_DISABLEFILELOCKING", "1");

        var outcomes = await tool.RaceAsync(
            Enumerable.Range(1, 4).Select(n => (string[])["take", Id, "--owner", $"agent {n}", "--json"]),
            TestRun.Cancellation
        );

        var winner = Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
        tree.Promises.Told(Id, "running", winner.Datum("token"));
        tree.AssertConsistent();
    }

    [Theory]
    [InlineData(">&-", 8)]
    [InlineData(">/dev/full", 8)]
    [InlineData(">&- 2>&-", 8)]
    public async Task A_command_whose_answer_the_machine_refuses_to_take_still_did_its_work(
        string redirection,
        int exitCode
    )
    {
        using var tree = new SampleTree(1);
        var tool = tree.Tool.Under("bash", "-c", $"\"$@\" {redirection}", "bash");

        var outcome = await tool.Run("take", Id);

        // Where there is no standard output, what is written to it is nobody's.
        Assert.True(
            outcome.ExitCode == exitCode || outcome.ExitCode == 0 && redirection != ">/dev/full",
            outcome.ToString()
        );
        tree.Promises.Told(Id, "running");
        tree.AssertConsistent();
    }

    private static bool IsIndexOneFile(SampleTree tree) =>
        Privileges
            .Run(
                "test",
                Path.Combine(tree.Root, "_ctx", "jobs", "index.json"),
                "-ef",
                Path.Combine(tree.Root, "_ctx", "index", "wo_worktrees.json")
            )
            .ExitCode == 0;

    private static WoTool Under(SampleTree tree, string preparation) =>
        tree.Tool.With("PLACE", tree.Root).Under([.. InNamespace, preparation + "; exec \"$@\"", "bash"]);

    private static async Task<WoOutcome> Refuses(
        SampleTree tree,
        WoTool tool,
        string[] arguments,
        int exitCode,
        string code
    )
    {
        var before = tree.Snapshot();
        var refused = await tool.Run([.. arguments, "--json"]);
        refused.AssertFailed(exitCode, code);
        Assert.Equal(code, refused.Json().GetProperty("error").GetProperty("code").GetString());
        Assert.Empty(
            before
                .Changes(tree.Snapshot(), ".git/wo/records/")
                .Where(change => !change.Contains(".yaml.bak.", StringComparison.Ordinal))
                .ToList()
        );
        return refused;
    }
}
