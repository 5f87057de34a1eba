using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>
/// The kernel says no in the words of each row. Where in a command it does so is swept elsewhere; here is what people
/// are told, and that nothing has changed.
/// </summary>
[Soak]
public sealed class SystemCallFailureTests
{
    private const string Id = "WO-0001";

    [Theory]
    [InlineData("ENOSPC", "No space left on device")]
    [InlineData("EDQUOT", "Disk quota exceeded")]
    [InlineData("EFBIG", "File too large")]
    [InlineData("EROFS", "Read-only file system")]
    [InlineData("EACCES", "Permission denied")]
    [InlineData("EPERM", "Operation not permitted")]
    [InlineData("EXDEV", "Invalid cross-device link")]
    [InlineData("EIO", "Input/output error")]
    [InlineData("EMFILE", "Too many open files")]
    [BadInput(1, 3, 4, 5, 6, 7, 8, 9, 12)]
    public async Task A_failure_at_the_commit_undoes_the_take_and_says_why(string errno, string words)
    {
        using var tree = new SampleTree(1);
        Directory.CreateDirectory(Path.GetDirectoryName(tree.FileOf(Id, "running"))!);
        var before = tree.Snapshot();

        var failed = await tree.Tool.Under(At(tree.FileOf(Id, "pending"), $"renameat2:error={errno}")).Run("take", Id);

        failed.AssertFailed(7, "STORAGE_FAILED");
        Assert.Contains(words, failed.Cause, StringComparison.Ordinal);
        Assert.Contains("was not changed", failed.Cause, StringComparison.Ordinal);
        Assert.Empty(before.Changes(tree.Snapshot(), $".git/wo/records/{Id}"));
        tree.AssertConsistent();
        await tree.Tool.Must("list");
        await tree.Take(Id);
        tree.AssertConsistent();
    }

    [Theory]
    [InlineData("write", "ENOSPC", "No space left on device")]
    [InlineData("write", "EDQUOT", "Disk quota exceeded")]
    [InlineData("write", "EIO", "Input/output error")]
    [InlineData("openat", "EROFS", "Read-only file system")]
    [InlineData("openat", "EPERM", "Operation not permitted")]
    [InlineData("openat", "EMFILE", "Too many open files")]
    [BadInput(1, 4, 6, 8, 12)]
    public async Task A_failure_in_the_session_log_leaves_the_log_alone(string call, string errno, string words)
    {
        using var tree = new SampleTree(1);
        var log = Path.Combine(tree.Root, "_ctx", "session_the repo.md");
        await tree.Tool.Must("session", "intent", Id, "a first plan");
        var before = tree.Snapshot();

        var failed = await tree.Tool.Under(At(log, $"{call}:error={errno}")).Run("session", "intent", Id, "another");

        failed.AssertFailed(7, "STORAGE_FAILED");
        Assert.Contains(words, failed.Cause, StringComparison.Ordinal);
        Assert.Empty(before.Changes(tree.Snapshot()));
    }

    [Theory]
    [InlineData("ENOSPC")]
    [InlineData("EIO")]
    [BadInput(2, 10)]
    public async Task A_failure_at_the_first_sync_undoes_the_take(string errno)
    {
        using var tree = new SampleTree(1);
        var before = tree.Snapshot();

        var failed = await tree.Tool.Under(Needs.Strace("-e", $"inject=fsync:error={errno}")).Run("take", Id);

        failed.AssertFailed(7, "STORAGE_FAILED");
        Assert.Contains("fsync ", failed.Cause, StringComparison.Ordinal);
        Assert.Empty(before.Changes(tree.Snapshot(), $".git/wo/records/{Id}"));
        await tree.Tool.Must("reconcile", "--apply");
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(2, 10)]
    public async Task A_failure_at_the_sync_of_the_session_log_takes_the_entry_back()
    {
        using var tree = new SampleTree(1);
        var log = Path.Combine(tree.Root, "_ctx", "session_the repo.md");
        await tree.Tool.Must("session", "intent", Id, "a first plan");
        var before = tree.Snapshot();

        var failed = await tree.Tool.Under(At(log, "fsync:error=EIO")).Run("session", "intent", Id, "another");

        failed.AssertFailed(7, "STORAGE_FAILED");
        Assert.Empty(before.Changes(tree.Snapshot()));
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("running")]
    [BadInput(11)]
    public async Task A_commit_whose_directory_cannot_be_synced_is_said_to_be_uncertain(string state)
    {
        using var tree = new SampleTree(1);
        var directory = Path.GetDirectoryName(tree.FileOf(Id, state))!;
        Directory.CreateDirectory(Path.GetDirectoryName(tree.FileOf(Id, "running"))!);
        await tree.Tool.Must("index");
        // Before the commit the directory that it leaves is synced for the backup and for the staged file.
        var when = state == "pending" ? "3+" : "1+";

        var failed = await tree.Tool.Under(At(directory, $"fsync:error=EIO:when={when}")).Run("take", Id);

        failed.AssertFailed(8, "DURABILITY_UNCERTAIN");
        Assert.Contains("wo reconcile --apply", failed.Error, StringComparison.Ordinal);
        tree.Promises.Told(Id, "running");
        await tree.Tool.Must("reconcile", "--apply");
        tree.AssertConsistent();
        var settled = tree.Snapshot();
        await tree.Tool.Must("reconcile", "--apply");
        Assert.Empty(settled.Changes(tree.Snapshot()));
    }

    [Fact]
    [BadInput(14)]
    public async Task A_system_call_that_a_signal_interrupted_is_made_again()
    {
        using var tree = new SampleTree(1);
        var log = Path.Combine(tree.Root, "_ctx", "session_the repo.md");
        var file = tree.FileOf(Id, "pending");
        await tree.Tool.Must("session", "intent", Id, "a first plan");

        await tree.Tool.Under(At(log, "write:error=EINTR:when=1")).Must("session", "intent", Id, "another");
        var shown = await tree.Tool.Under(At(file, "read:error=EINTR:when=1")).Must("show", Id);

        Assert.Contains("another\n", await File.ReadAllTextAsync(log, TestRun.Cancellation), StringComparison.Ordinal);
        Assert.Contains($"«{Id}»", shown.Output, StringComparison.Ordinal);
        tree.AssertConsistent();
    }

    private static string[] At(string path, string injection) => Needs.Strace("-P", path, "-e", $"inject={injection}");
}
