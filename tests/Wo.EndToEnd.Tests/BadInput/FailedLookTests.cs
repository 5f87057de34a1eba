using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>What could not be looked at is neither missing nor damaged: the command says so and names it.</summary>
[Soak]
public sealed class FailedLookTests
{
    private const string Id = "WO-0001";
    private const string Looks = "?stat,?lstat,?newfstatat,?statx,?readlink";

    public static TheoryData<string, string, string> Places =>
        new(
            from place in (string[])[".git", ".git/HEAD", ".git/objects", ".git/refs", "_ctx"]
            from failure in ((string, string)[])[("EIO", "Input/output error"), ("EACCES", "Permission denied")]
            select (place, failure.Item1, failure.Item2)
        );

    [Theory]
    [MemberData(nameof(Places))]
    [BadInput(7, 10)]
    public async Task A_failed_look_at_the_repository_is_not_taken_for_its_absence(
        string place,
        string errno,
        string words
    )
    {
        using var tree = new SampleTree(1);

        await ExpectNamed(tree, Path.Combine(tree.Root, place), errno, words, "take", Id);
    }

    [Fact]
    [BadInput(10)]
    public async Task A_failed_look_at_what_links_a_worktree_to_its_repository_is_not_taken_for_its_absence()
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id);
        var link = Path.Combine(tree.Root, ".git", "worktrees", Id, "commondir");
        var tool = tree.Tool.In(tree.WorktreeOf(Id)).Under(Failing(link, "openat:error=EIO"));

        var failed = await tool.Run("status");

        failed.AssertFailed(7, "STORAGE_FAILED");
        Assert.Contains(link, failed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    [BadInput(10)]
    public async Task A_failed_look_at_a_worktree_is_not_taken_for_its_absence()
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id, "--owner", "ada");

        await ExpectNamed(
            tree,
            Path.Combine(tree.WorktreeOf(Id), ".git"),
            "EIO",
            "Input/output error",
            ["take", Id, "--resume", "--owner", "ada"]
        );
    }

    [Fact]
    [BadInput(10)]
    public async Task A_failed_look_at_what_is_going_on_in_a_worktree_keeps_it()
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id);
        var rebase = Path.Combine(tree.Root, ".git", "worktrees", Id, "rebase-merge");
        Directory.CreateDirectory(rebase);

        await tree
            .Tool.Under(Failing(rebase, $"{Looks}:error=EIO"))
            .Must("release", Id, "--reason", "somebody else is to go on");

        Assert.True(File.Exists(Path.Combine(tree.WorktreeOf(Id), ".git")));
    }

    [Fact]
    [BadInput(7, 57)]
    public async Task A_failed_look_at_a_record_calls_it_unreadable_and_never_sets_it_aside()
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id);
        var before = tree.Snapshot();
        var record = Path.Combine(tree.Control, "records", Id);
        var tool = tree.Tool.Under(Failing(record, "openat:error=EACCES"));

        var refused = await tool.Run("heartbeat", Id);
        var forced = await tool.Run("reconcile", "--apply", "--force", "--reason", "to see what it does", "--json");

        refused.AssertFailed(6, "RECORD_UNREADABLE");
        Assert.Contains("cannot be read: permission denied", refused.Cause, StringComparison.Ordinal);
        Assert.Equal(1, forced.ExitCode);
        Assert.Contains("cannot be read: permission denied", forced.Output, StringComparison.Ordinal);
        Assert.Empty(before.Changes(tree.Snapshot()));
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(10)]
    public async Task A_record_that_the_disk_does_not_give_is_reported_in_the_words_of_the_kernel()
    {
        using var tree = new SampleTree(1);
        await tree.Take(Id);
        var record = Path.Combine(tree.Control, "records", Id);

        var refused = await tree.Tool.Under(Failing(record, "openat:error=EIO")).Run("heartbeat", Id);

        refused.AssertFailed(7, "STORAGE_FAILED");
        Assert.Contains($"{record}: Input/output error", refused.Cause, StringComparison.Ordinal);
    }

    [Fact]
    [BadInput(7)]
    public async Task A_failed_look_at_the_word_for_readers_hides_no_work_order_and_is_reported()
    {
        using var tree = new SampleTree(2);
        await tree.Take(Id);
        var word = Path.Combine(tree.Control, "generation");
        var tool = tree.Tool.Under(Failing(word, "openat:error=EACCES"));

        var list = await tool.Must("list", "--json");
        var found = await tool.Run("reconcile", "--json");

        Assert.Equal(2, list.Data.GetArrayLength());
        Assert.Contains("INTERRUPTED_TRANSITION", found.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be read", found.Output, StringComparison.Ordinal);
        tree.AssertConsistent();
    }

    private static async Task ExpectNamed(
        SampleTree tree,
        string path,
        string errno,
        string words,
        params string[] command
    )
    {
        var before = tree.Snapshot();

        var failed = await tree.Tool.Under(Failing(path, $"{Looks}:error={errno}")).Run([.. command, "--json"]);

        failed.AssertFailed(7, "STORAGE_FAILED");
        Assert.Contains(words, failed.Cause, StringComparison.Ordinal);
        Assert.Contains(path, failed.Cause, StringComparison.Ordinal);
        Assert.Empty(before.Changes(tree.Snapshot()));
    }

    private static string[] Failing(string path, string injection) =>
        Needs.Strace("-P", path, "-e", "inject=" + injection);
}
