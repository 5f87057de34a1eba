using Wo.EndToEnd.Tests.Concurrency;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Claims;

/// <summary>What the commands about other clones print, and what the others print of work that another clone holds.</summary>
[Soak]
public sealed class SharedCommandTests
{
    private const string Id = "WO-0001";

    [Fact]
    public async Task Sync_says_where_the_claims_are_and_who_holds_how_many()
    {
        using var remote = new SharedRemote(Id, "WO-0002", "WO-0003");
        var (alice, bob) = (remote.Clone("alice"), remote.Clone("bob"));
        await alice.Must("take", Id, "--owner", "alice");
        await alice.Must("take", "WO-0002", "--owner", "alice");
        await bob.Must("take", "WO-0003", "--owner", "bob");

        var text = await bob.Must("sync");
        var json = (await alice.Must("sync", "--json")).Data;

        Assert.Equal("origin (refs/wo/claims): 3 claims, 1 held here, 2 in other clones", text.Output.TrimEnd('\n'));
        Assert.Equal("origin (refs/wo/claims)", json.GetProperty("place").GetString());
        Assert.Equal(3, json.GetProperty("claims").GetInt32());
        Assert.Equal(2, json.GetProperty("held_here").GetInt32());
        Assert.Equal(1, json.GetProperty("held_elsewhere").GetInt32());
        Assert.Equal(0, json.GetProperty("unpublished").GetArrayLength());
    }

    [Fact]
    public async Task Sync_publishes_what_was_done_offline()
    {
        using var remote = new SharedRemote(Id);
        var (alice, bob) = (remote.Clone("alice"), remote.Clone("bob"));
        await alice.Must("take", Id, "--owner", "alice", "--offline", "--reason", "on the train for hours");
        Assert.Empty(GitSandbox.GitIn(remote.Path, "for-each-ref", "refs/wo"));

        var synced = await alice.Must("sync", "--json");

        Assert.Equal(0, synced.Data.GetProperty("unpublished").GetArrayLength());
        Assert.Equal("alice", remote.Claim(Id)["lease"]!["owner"]!.GetValue<string>());
        (await bob.Run("take", Id)).AssertFailed(4, "CLAIMED_ELSEWHERE");
    }

    [Fact]
    public async Task Push_brings_the_branch_to_the_remote_and_says_where_it_is()
    {
        using var remote = new SharedRemote(Id);
        var alice = remote.Clone("alice");
        var worktree = (await alice.Must("take", Id, "--owner", "alice", "--json")).Datum("worktree");
        await File.WriteAllTextAsync(Path.Combine(worktree, "work.txt"), "done\n", TestRun.Cancellation);
        GitSandbox.GitIn(worktree, "add", "work.txt");
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", "Work");
        var commit = GitSandbox.GitIn(worktree, "rev-parse", "HEAD");

        var text = await alice.Must("push", Id, "--owner", "alice");
        var json = await alice.Must("push", Id, "--owner", "alice", "--json");

        Assert.Equal($"{Id}: feat/wo-{Id} is in origin at {commit}", text.Output.TrimEnd('\n'));
        Assert.Equal(
            (commit, $"feat/wo-{Id}", "origin"),
            (json.Datum("commit"), json.Datum("branch"), json.Datum("remote"))
        );
        Assert.Equal(commit, GitSandbox.GitIn(remote.Path, "rev-parse", $"feat/wo-{Id}"));
        Assert.Equal(commit, remote.Claim(Id)["branch"]!["commit"]!.GetValue<string>());
    }

    [Fact]
    public async Task Work_that_another_clone_holds_is_shown_with_its_owner_and_without_a_request()
    {
        using var remote = new SharedRemote(Id, "WO-0002");
        var (alice, bob) = (remote.Clone("alice"), remote.Clone("bob"));
        await alice.Must("take", Id, "--owner", "alice");
        Assert.DoesNotContain("another clone", (await bob.Must("list")).Output, StringComparison.Ordinal);
        await bob.Must("sync");
        Exchange(remote);
        Directory.Move(remote.Path, remote.Path + ".away");

        var list = await bob.Must("list");
        var shown = await bob.Must("show", Id);
        var status = await bob.Must("status");
        var json = (await bob.Must("show", Id, "--json")).Data.GetProperty("elsewhere");

        Assert.Contains("alice (another clone)", Line(list, Id), StringComparison.Ordinal);
        Assert.DoesNotContain("another clone", Line(list, "WO-0002"), StringComparison.Ordinal);
        Assert.Matches(@"held by +alice on \S+ in another clone, lease expires in .+ \(seen \d+ s ago\)", shown.Output);
        Assert.Matches($@"{Id}.*in another clone, seen .+ ago", status.Output);
        Assert.Equal("alice", json.GetProperty("owner").GetString());
    }

    [Fact]
    public async Task The_next_one_is_not_what_another_clone_holds()
    {
        using var remote = new SharedRemote(Id, "WO-0002");
        var (alice, bob) = (remote.Clone("alice"), remote.Clone("bob"));
        await alice.Must("take", Id, "--owner", "alice");
        await bob.Must("sync");

        var taken = await bob.Must("take", "--next", "--json");

        Assert.Equal("WO-0002", taken.Datum("id"));
    }

    /// <summary>The file of what runs comes to the other clone by a commit.</summary>
    private static void Exchange(SharedRemote remote)
    {
        var parent = Path.GetDirectoryName(remote.Path)!;
        var root = Path.Join(parent, "alice", "repo");
        // Locks are this clone's own.
        GitSandbox.GitIn(root, "add", "--all", "--", ".", ":!*.lock");
        GitSandbox.GitIn(root, "commit", "--quiet", "--message", "A work order is running");
        GitSandbox.GitIn(root, "push", "--quiet", "origin", "main");
        GitSandbox.GitIn(Path.Join(parent, "bob", "repo"), "pull", "--quiet", "--ff-only");
    }

    private static string Line(WoOutcome outcome, string id) =>
        outcome.Output.Split('\n').Single(line => line.Contains(id, StringComparison.Ordinal));
}
