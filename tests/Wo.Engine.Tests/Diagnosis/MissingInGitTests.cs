using System.Globalization;
using Wo.Engine.Configuration;
using Wo.Engine.Diagnosis;
using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Diagnosis;

public sealed class MissingInGitTests : IDisposable
{
    private const int NeverTracked = 999;

    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly GitSandbox sandbox = new();
    private readonly RecordedProcesses processes = new();

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("", 3)]
    [InlineData("", 150)]
    [InlineData("below/the top", 3)]
    [InlineData("below/the top", 150)]
    public void Each_of_many_has_an_answer_of_its_own(string below, int count)
    {
        Track(below, count);
        sandbox.Git("branch", "other");
        Remove(below, 1, "Delete the first");
        var first = sandbox.Git("rev-parse", "--short", "HEAD");
        sandbox.Git("branch", "--force", "other");
        Remove(below, 2, "Delete the second");
        var second = sandbox.Git("rev-parse", "--short", "HEAD");

        var git = Ask(below, count, LongAgo);

        Assert.Equal(first, git.DeletedBy(Id(1)));
        Assert.Null(git.TrackedOn(Id(1)));
        Assert.Equal(second, git.DeletedBy(Id(2)));
        Assert.Equal("other", git.TrackedOn(Id(2)));
        Assert.Null(git.DeletedBy(Id(3)));
        Assert.Equal("other", git.TrackedOn(Id(3)));
    }

    [Fact]
    public void A_move_between_states_deletes_none()
    {
        Track("", 1);
        sandbox.Git("mv", Path(1), "_ctx/jobs/done/WO-1.yaml");
        sandbox.Git("commit", "--quiet", "--message", "Move it");

        Assert.Null(Ask("", 1, LongAgo).DeletedBy(Id(1)));
    }

    [Fact]
    public void A_commit_that_gave_its_file_to_another_deleted_it()
    {
        Track("", 1);
        sandbox.Git("mv", Path(1), Path(2));
        sandbox.Git("commit", "--quiet", "--message", "Rename it");

        Assert.NotNull(Ask("", 2, LongAgo).DeletedBy(Id(1)));
    }

    [Fact]
    public void A_commit_that_is_older_than_a_copy_did_not_delete_it_whatever_is_asked_for_another()
    {
        Track("", 2);
        Remove("", 1, "Delete the first");
        Remove("", 2, "Delete the second");
        var later = DateTimeOffset.FromUnixTimeSeconds(
            long.Parse(sandbox.Git("log", "-1", "--format=%ct"), CultureInfo.InvariantCulture) + 1
        );

        var git = Ask(new() { [Id(1)] = later, [Id(2)] = LongAgo });

        Assert.Null(git.DeletedBy(Id(1)));
        Assert.NotNull(git.DeletedBy(Id(2)));
    }

    [Fact]
    public void What_a_configuration_makes_of_a_log_changes_nothing()
    {
        Track("", 1);
        Remove("", 1, "Delete the first");
        foreach (
            var (name, value) in new[] { ("log.showSignature", "true"), ("color.ui", "always"), ("log.follow", "true") }
        )
        {
            sandbox.Git("config", name, value);
        }

        Assert.NotNull(Ask("", 1, LongAgo).DeletedBy(Id(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("log.diffMerges=off")]
    [InlineData("log.diffMerges=combined")]
    public void A_merge_that_brings_a_deletion_deleted_it(string setting)
    {
        Configure(setting);
        Track("", 1);
        sandbox.Git("checkout", "--quiet", "-b", "side");
        Remove("", 1, "Delete the first");
        sandbox.Git("checkout", "--quiet", "main");
        sandbox.Commit("other", "a commit of its own");
        sandbox.Git("merge", "--quiet", "--no-edit", "side");

        Assert.Equal(sandbox.Git("rev-parse", "--short", "HEAD"), Ask("", 1, LongAgo).DeletedBy(Id(1)));
    }

    [Fact]
    public void What_only_a_side_branch_had_and_deleted_is_not_deleted_by_its_merge()
    {
        sandbox.Commit("other", "a commit of its own");
        sandbox.Git("checkout", "--quiet", "-b", "side");
        Track("", 1);
        Remove("", 1, "Delete the first");
        sandbox.Git("checkout", "--quiet", "main");
        sandbox.Git("merge", "--quiet", "--no-edit", "--no-ff", "side");

        Assert.Null(Ask("", 1, LongAgo).DeletedBy(Id(1)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("i18n.logOutputEncoding=UTF-16LE")]
    [InlineData("i18n.logOutputEncoding=UTF-16")]
    public void Neither_a_setting_nor_a_time_that_makes_no_sense_hides_a_deletion(string setting)
    {
        Track("", 1);
        sandbox.Git("checkout", "--quiet", "-b", "side");
        sandbox.Git("rm", "--quiet", Path(1));
        var tree = sandbox.Git("write-tree");
        var commit = sandbox.Surroundings.At("commit");
        File.WriteAllText(
            commit,
            $"tree {tree}\nparent {sandbox.Head}\nauthor a <a> 1 +0000\ncommitter a <a> 9999999999999999999 +0000\n\nDelete\n"
        );
        var deletion = sandbox.Git("hash-object", "-t", "commit", "-w", "--literally", commit);
        sandbox.Git("reset", "--quiet", "--hard", "main");
        sandbox.Git("checkout", "--quiet", "main");
        sandbox.Git("reset", "--quiet", "--hard", deletion);
        Configure(setting);

        Assert.NotNull(Ask("", 1, LongAgo).DeletedBy(Id(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-62135596800)]
    public void A_copy_of_one_that_is_very_old_hides_no_deletion_of_another(long seconds)
    {
        Track("", 2);
        Remove("", 1, "Delete the first");

        var git = Ask(new() { [Id(1)] = LongAgo, [Id(3)] = DateTimeOffset.FromUnixTimeSeconds(seconds) });

        Assert.NotNull(git.DeletedBy(Id(1)));
    }

    [Fact]
    public void However_many_are_missing_git_is_asked_the_same()
    {
        Track("", 150);
        foreach (var branch in (string[])["one", "two", "same"])
        {
            sandbox.Git("checkout", "--quiet", "-b", branch, branch == "same" ? "two" : "main");
            if (branch != "same")
            {
                sandbox.Commit(branch, "a commit of its own");
            }
        }

        sandbox.Git("checkout", "--quiet", "main");
        Remove("", 1, "Delete the first");
        Remove("", 2, "Delete the second");

        var (few, many) = (Commands(2), Commands(150));

        // What HEAD has, and what two branches have: the third is at the same commit as another.
        Assert.Equal(["log", "ls-tree", "for-each-ref", "symbolic-ref", "ls-tree", "ls-tree"], few);
        Assert.Equal(few, many);
    }

    [Fact]
    public void A_repository_without_a_commit_says_nothing()
    {
        using var empty = new GitSandbox(withCommit: false);
        var git = new MissingInGit(Open(TestGit.RootOf(empty)), new() { [Id(1)] = LongAgo });

        Assert.Null(git.DeletedBy(Id(1)));
        Assert.Null(git.TrackedOn(Id(1)));
    }

    private void Configure(string setting)
    {
        if (setting.Split('=') is [var name, var value])
        {
            sandbox.Git("config", name, value);
        }
    }

    private string[] Commands(int count)
    {
        processes.Commands.Clear();
        var git = Ask(Enumerable.Range(1, count).Append(NeverTracked).ToDictionary(Id, _ => LongAgo));
        for (var number = 1; number <= count; number++)
        {
            _ = (git.DeletedBy(Id(number)), git.TrackedOn(Id(number)));
        }

        return [.. processes.Commands];
    }

    private void Track(string below, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            sandbox.Write(Join(below, Path(number)), $"id: WO-{number}\n");
        }

        foreach (var state in WorkOrderStates.All)
        {
            Directory.CreateDirectory(System.IO.Path.Join(sandbox.Root, below, "_ctx/jobs", state.DirectoryName()));
        }

        sandbox.Git("add", "--all");
        sandbox.Git("commit", "--quiet", "--message", "Track them");
    }

    private void Remove(string below, int number, string why)
    {
        sandbox.Git("rm", "--quiet", Join(below, Path(number)));
        sandbox.Git("commit", "--quiet", "--message", why);
    }

    private MissingInGit Ask(string below, int count, DateTimeOffset since) =>
        Ask(Enumerable.Range(1, count).ToDictionary(Id, _ => since), below);

    private MissingInGit Ask(Dictionary<WorkOrderId, DateTimeOffset> since, string below = "")
    {
        var root = below.Length == 0 ? sandbox.Root : System.IO.Path.Join(sandbox.Root, below);
        return new(Open(new StateRoot(root, System.IO.Path.Join(sandbox.Root, ".git"), sandbox.Root)), since);
    }

    private Workspace Open(StateRoot root) =>
        new(
            root,
            new GitCommand(processes, TestGit.Environment),
            PlatformFileSystem.Create(),
            TimeProvider.System,
            LockingPolicy.Default,
            new Settings { LockTtlSeconds = 3600 },
            new RandomTokens()
        );

    private static WorkOrderId Id(int number) =>
        WorkOrderId.TryParse($"WO-{number}", out var id) ? id : throw new ArgumentException($"WO-{number}");

    private static string Path(int number) => $"_ctx/jobs/pending/WO-{number}.yaml";

    private static string Join(string below, string path) => below.Length == 0 ? path : $"{below}/{path}";
}
