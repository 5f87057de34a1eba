using System.Globalization;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>
/// A take that fails puts back what it did, and nothing else. Where a look fails on the way, it takes nothing of
/// somebody else's for its own, and nothing that it leaves for gone.
/// </summary>
[Soak]
public sealed class BlindTakeTests : IDisposable
{
    private const string Id = "WO-0001";

    private const string Undone = "could not be undone";

    // Counted each for itself, so that a sweep has to go through them one by one.
    private static readonly string[] Looks = ["?stat", "?lstat", "?newfstatat", "?statx"];

    private readonly SampleTree tree = new(1);

    private string Worktree => tree.WorktreeOf(Id);
    private string Lock => Path.Combine(tree.Root, ".git", "refs", "heads", SampleTree.BranchOf(Id) + ".lock");
    private string Log => tree.Repository.Surroundings.At("looks");

    [Theory]
    [InlineData(".worktrees")]
    [InlineData(".worktrees/" + Id)]
    [BadInput(10)]
    public async Task A_take_that_cannot_look_at_a_directory_of_the_user_does_not_take_it_away(string directory)
    {
        var place = tree.Repository.Surroundings.At(directory);
        var tool = WithGit("worktree add", "exit 128");
        Directory.CreateDirectory(place);

        await AtEachLook(
            tool,
            place,
            forEver: false,
            failed =>
            {
                failed.AssertFailed(7, "STORAGE_FAILED", "GIT_FAILED");
                Assert.True(Directory.Exists(place), failed.ToString());
                tree.AssertConsistent();
                return Task.CompletedTask;
            }
        );
    }

    [Fact]
    [BadInput(10)]
    public async Task A_take_that_cannot_look_at_what_a_git_that_failed_has_left_names_it()
    {
        var tool = WithGit("worktree add", $"mkdir -p '{Worktree}'; echo half > '{Worktree}/half'; exit 128");

        await AtEachLook(
            tool,
            Worktree,
            forEver: true,
            async failed =>
            {
                if (!Directory.Exists(Worktree))
                {
                    failed.AssertFailed(7, "STORAGE_FAILED", "GIT_FAILED");
                    return;
                }

                failed.AssertFailed(6, "INTERRUPTED_TRANSITION");
                Assert.Contains(Undone, failed.Cause, StringComparison.Ordinal);
                Assert.Contains(Worktree, failed.Cause, StringComparison.Ordinal);
                Directory.Delete(Worktree, recursive: true);
                await tree.Tool.Must("reconcile", "--apply");
            }
        );
    }

    [Fact]
    [BadInput(10)]
    public async Task A_take_that_cannot_look_at_the_lock_that_somebody_has_on_the_branch_leaves_it_there()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Lock)!);
        File.WriteAllText(Lock, "");

        var failed = await tree.Tool.Under(Failing(Looks, Lock, "1")).Run("take", Id);

        Assert.True(File.Exists(Lock), failed.ToString());
        failed.AssertFailed(7, "STORAGE_FAILED");
        Assert.Contains($"{Lock}: Input/output error", failed.Cause, StringComparison.Ordinal);
    }

    [Fact]
    [BadInput(10)]
    public async Task A_take_that_cannot_look_at_the_lock_that_a_git_which_died_has_left_on_the_branch_names_it()
    {
        var tool = WithGit("update-ref", $"mkdir -p '{Path.GetDirectoryName(Lock)}'; : > '{Lock}'; exit 128");

        var failed = await tool.Under(Failing(Looks, Lock, "2+")).Run("take", Id);

        Assert.True(File.Exists(Lock), failed.ToString());
        failed.AssertFailed(6, "INTERRUPTED_TRANSITION");
        Assert.Contains(Undone, failed.Cause, StringComparison.Ordinal);
        Assert.Contains($"{Lock}: Input/output error", failed.Cause, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => tree.Dispose();

    /// <summary>The tool with a git that does something else where it is asked for this.</summary>
    private WoTool WithGit(string asked, string deed)
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        var places = tree.Repository.Surroundings;
        TemporaryDirectory.WriteScript(
            places.At("bin", "git"),
            $"case \"$*\" in *'{asked}'*) {deed};; esac; PATH=\"$REAL_PATH\" exec git \"$@\""
        );
        return tree.Tool.With("PATH", $"{places.At("bin")}:{path}").With("REAL_PATH", path ?? "");
    }

    /// <summary>Lets each look at a path fail in turn, until there is none left that could.</summary>
    private async Task AtEachLook(WoTool tool, string path, bool forEver, Func<WoOutcome, Task> check)
    {
        var hits = 0;
        foreach (var call in Looks)
        {
            for (var (number, isHit) = (1, true); isHit; number++)
            {
                var when = number.ToString(CultureInfo.InvariantCulture) + (forEver ? "+" : "");
                var failed = await tool.Under(Failing([call], path, when)).Run("take", Id);
                isHit = File.ReadAllText(Log).Contains("(INJECTED)", StringComparison.Ordinal);
                hits += isHit ? 1 : 0;
                await check(failed);
            }
        }

        Assert.NotEqual(0, hits);
    }

    private string[] Failing(string[] calls, string path, string when) =>
        Needs.Strace("-o", Log, "-P", path, "-e", $"inject={string.Join(',', calls)}:error=EIO:when={when}");
}
