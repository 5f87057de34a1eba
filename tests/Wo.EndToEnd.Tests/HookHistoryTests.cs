using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>The hooks in a repository whose history is rewritten, picked and merged. They need the installed tool.</summary>
[Soak]
public sealed class HookHistoryTests : IDisposable
{
    private const string Id = "WO-0001";
    private const string Trailer = $"Work-Order: {Id}";

    private readonly SampleTree tree = new(1);

    public HookHistoryTests() =>
        Assert.SkipUnless(WoTool.IsInstalled, "a hook finds the tool where it was installed from: needs WO_TEST_TOOL");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task What_wo_closed_may_be_amended_picked_squashed_reworded_and_reverted()
    {
        await Begin();
        var (token, _) = await tree.TakeAndWork(Id);
        await tree.Tool.Must("finish", Id, "--token", token);
        Git("add", "--all");
        Git("commit", "--quiet", "--message", "Close it");

        Git("commit", "--quiet", "--amend", "--message", "Close it, in other words");
        Git("checkout", "--quiet", "-b", "picked", "main~1");
        Git("cherry-pick", "main");
        Git("checkout", "--quiet", "-b", "squashed", "main~1");
        Git("merge", "--quiet", "--squash", "main");
        Git("commit", "--quiet", "--message", "All at once");
        Git("checkout", "--quiet", "-b", "moved", "main~1");
        tree.Repository.Commit("other.txt", "beside it\n");
        Git("cherry-pick", "main");
        Git([.. Editing("1s/pick/reword/", "1s/^/again: /"), "rebase", "--quiet", "--interactive", "HEAD~1"]);
        Git("checkout", "--quiet", "main");
        Git("revert", "--no-edit", "HEAD");

        Assert.Equal("again: Close it, in other words", tree.Repository.Git("log", "-1", "--format=%s", "moved"));
        Assert.Equal(["pending"], TreeChecker.StatesOf(tree.Root, Id));
    }

    [Fact]
    public async Task What_a_hand_closes_is_refused_whichever_way_it_is_committed()
    {
        await Begin();
        Git("mv", $"_ctx/jobs/pending/{Id}.yaml", $"_ctx/jobs/done-{Id}.yaml");
        Directory.CreateDirectory(Path.Join(tree.Root, "_ctx/jobs/done"));
        Git("mv", $"_ctx/jobs/done-{Id}.yaml", $"_ctx/jobs/done/{Id}.yaml");
        string[][] ways =
        [
            ["commit", "--quiet", "--message", "x"],
            ["commit", "--quiet", "--all", "--message", "x"],
            ["commit", "--quiet", "--amend", "--no-edit"],
            ["commit", "--quiet", "--message", "x", "--", "_ctx/jobs"],
        ];

        Assert.All(
            ways,
            way =>
                Assert.Contains(
                    "HAND_MADE_CLOSURE",
                    Assert.Throws<InvalidOperationException>(() => Git(way)).Message,
                    StringComparison.Ordinal
                )
        );
        Git("stash", "--quiet");
        Assert.Equal(["pending"], TreeChecker.StatesOf(tree.Root, Id));
    }

    [Fact]
    public async Task Each_commit_on_the_branch_of_a_work_order_names_it_once()
    {
        await Begin();
        await tree.Take(Id);
        var worktree = tree.WorktreeOf(Id);
        foreach (var name in (string[])["one", "two", "three"])
        {
            await File.WriteAllTextAsync(Path.Join(worktree, "src", name), name, TestRun.Cancellation);
            GitSandbox.GitIn(worktree, "add", "--all");
            GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", name);
        }

        GitSandbox.GitIn(worktree, "commit", "--quiet", "--amend", "--no-edit");
        tree.Repository.Commit("main.txt", "beside it\n");
        GitSandbox.GitIn(worktree, "rebase", "--quiet", "main");
        GitSandbox.GitIn(
            worktree,
            [
                .. Editing("1s/pick/reword/;2s/pick/fixup/", "1s/^/again: /"),
                "rebase",
                "--quiet",
                "--interactive",
                "main",
            ]
        );

        var messages = GitSandbox.GitIn(worktree, "log", "--format=%B%x00", "main..HEAD").Split('\0')[..^1];
        Assert.Equal(["three", "again: one"], messages.Select(message => message.Trim().Split('\n')[0]));
        Assert.All(messages, message => Assert.Single(message.Split(Trailer).Skip(1)));
    }

    /// <summary>Work orders in canonical form, committed, and the hooks.</summary>
    private async Task Begin()
    {
        await tree.Tool.Must("fmt");
        Git("commit", "--quiet", "--all", "--message", "Canonical form");
        await tree.Tool.Must("hook", "install");
    }

    private static string[] Editing(string list, string message) =>
        ["-c", $"sequence.editor=sed -i '{list}'", "-c", $"core.editor=sed -i '{message}'"];

    private void Git(params string[] arguments) => tree.Repository.Git(arguments);
}
