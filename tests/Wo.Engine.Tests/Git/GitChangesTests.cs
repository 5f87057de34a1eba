using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

public sealed class GitChangesTests
{
    private static readonly GitChanges Changes = new(TestGit.Command);

    [Fact]
    public void A_renamed_file_is_listed_under_both_names()
    {
        using var sandbox = new GitSandbox();
        var from = sandbox.Commit("old name", "1\n2\n3\n");
        sandbox.Git("mv", "old name", "new\tname\n");
        sandbox.Git("commit", "--quiet", "--message", "rename");

        var files = Changes.ChangedFiles(sandbox.Root, from, sandbox.Head, withLines: true).Value;

        Assert.Equal<(string, int?, int?)>([("new\tname\n", 3, 0), ("old name", 0, 3)], files.Select(Lines));
    }

    [Fact]
    public void Deleted_binary_and_oddly_named_files_are_changes_too()
    {
        using var sandbox = new GitSandbox();
        var from = sandbox.Head;
        sandbox.Git("rm", "--quiet", "README.md");
        sandbox.Commit("ünï \"q\"", "a\nb");
        sandbox.Commit("-binary", "\0\0");

        var files = Changes.ChangedFiles(sandbox.Root, from, sandbox.Head, withLines: true).Value;

        Assert.Equal<(string, int?, int?)>(
            [("-binary", null, null), ("README.md", 0, 1), ("ünï \"q\"", 2, 0)],
            files.Select(Lines)
        );
        Assert.Equal([false, true, false], files.Select(file => file.IsDeleted));
    }

    [Fact]
    public void Names_that_are_no_text_stay_apart_and_are_shown_as_git_shows_them()
    {
        using var sandbox = new GitSandbox();
        var from = sandbox.Head;
        AddNamed(sandbox, "a\\377", "a\\376", "a\\nb", "c\\303\\251\\303");

        var files = Changes.ChangedFiles(sandbox.Root, from, sandbox.Head).Value;

        Assert.Equal(["\"a\\nb\"", "\"a\\376\"", "\"a\\377\"", "\"cé\\303\""], files.Select(f => GitPath.Show(f.Path)));
        Assert.Equal([true, false, false, false], files.Select(f => GitPath.IsText(f.Path)));
    }

    [Fact]
    public void A_change_of_mode_alone_and_one_of_a_submodule_that_is_set_to_be_ignored_are_changes()
    {
        using var sandbox = new GitSandbox();
        var from = sandbox.Commit(".gitmodules", "[submodule \"sub\"]\n\tpath = sub\n\turl = x\n\tignore = all\n");
        sandbox.Git("update-index", "--add", "--cacheinfo", $"160000,{from},sub");
        sandbox.Git("update-index", "--chmod=+x", "README.md");
        sandbox.Git("config", "diff.ignoreSubmodules", "all");
        sandbox.Git("commit", "--quiet", "--message", "change");

        var files = Changes.ChangedFiles(sandbox.Root, from, sandbox.Head).Value;

        Assert.Equal([("README.md", "100755"), ("sub", "160000")], files.Select(file => (file.Path, file.Mode)));
    }

    [Fact]
    public void A_patch_restores_what_it_was_made_from_whatever_the_user_has_configured()
    {
        using var sandbox = new GitSandbox();
        var from = sandbox.Head;
        sandbox.Commit("binary", "\0\u0001");
        sandbox.Commit("text", "x\n");
        sandbox.Git("config", "diff.external", "false");
        sandbox.Git("config", "color.ui", "always");
        sandbox.Git("config", "diff.noprefix", "true");
        var path = sandbox.Surroundings.At("diff.patch");
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
        {
            Assert.True(Changes.WritePatch(sandbox.Root, from, sandbox.Head, file).IsOk);
        }

        var tree = sandbox.Git("rev-parse", "HEAD^{tree}");
        sandbox.Git("reset", "--quiet", "--hard", from);
        sandbox.Git("apply", "--index", path);
        Assert.Equal(tree, sandbox.Git("write-tree"));
    }

    [Fact]
    public void Status_tells_staged_unstaged_untracked_and_ignored_apart()
    {
        using var sandbox = new GitSandbox();
        sandbox.Commit(".gitignore", "*.log\nbuild/\n");
        sandbox.Commit("both", "1");
        sandbox.Commit("unstaged", "1");
        sandbox.Commit("moved from", "some content\n");
        sandbox.Write("both", "2");
        sandbox.Git("add", "both");
        sandbox.Write("both", "3");
        sandbox.Write("unstaged", "2");
        sandbox.Write("staged -> new", "1");
        sandbox.Git("add", "staged -> new");
        sandbox.Git("mv", "moved from", "moved to");
        sandbox.Write("un tracked/deep/x", "1");
        sandbox.Write("x.log", "1");
        sandbox.Write("build/out/.env", "1");

        var status = Changes.Status(sandbox.Root, includeIgnored: true).Value.ToDictionary(e => e.Path, e => e.Kinds);

        Assert.Equal(
            new Dictionary<string, StatusKinds>
            {
                ["both"] = StatusKinds.Staged | StatusKinds.Unstaged,
                ["unstaged"] = StatusKinds.Unstaged,
                ["staged -> new"] = StatusKinds.Staged,
                ["moved from"] = StatusKinds.Staged,
                ["moved to"] = StatusKinds.Staged,
                ["un tracked/deep/x"] = StatusKinds.Untracked,
                ["x.log"] = StatusKinds.Ignored,
                ["build/out/.env"] = StatusKinds.Ignored,
            },
            status
        );
        Assert.DoesNotContain(Changes.Status(sandbox.Root).Value, entry => entry.Kinds == StatusKinds.Ignored);
    }

    [Fact]
    public void A_conflict_is_unmerged_and_the_merge_is_in_progress()
    {
        using var sandbox = new GitSandbox();
        sandbox.Branch("side");
        sandbox.Commit("a file", "main");
        sandbox.Git("checkout", "--quiet", "side");
        sandbox.Commit("a file", "side");
        Assert.Null(WorktreeActivity.FindInProgress(sandbox.Root).Value);
        Assert.Throws<InvalidOperationException>(() => sandbox.Git("merge", "main"));

        Assert.Equal([new StatusEntry("a file", StatusKinds.Unmerged)], Changes.Status(sandbox.Root).Value);
        Assert.Equal("merge", WorktreeActivity.FindInProgress(sandbox.Root).Value);
    }

    [Fact]
    public void An_operation_in_progress_is_that_of_its_own_worktree()
    {
        using var sandbox = new GitSandbox();
        sandbox.Branch("side");
        var linked = sandbox.AddWorktree("linked", "side");
        GitSandbox.GitIn(linked, "bisect", "start");

        Assert.Equal("bisect", WorktreeActivity.FindInProgress(linked).Value);
        Assert.Null(WorktreeActivity.FindInProgress(sandbox.Root).Value);
    }

    [Fact]
    public void What_the_user_has_told_status_to_hide_is_seen_all_the_same()
    {
        using var sandbox = new GitSandbox();
        sandbox.Git("config", "status.showUntrackedFiles", "no");
        sandbox.Write("new", "");

        Assert.Equal([new StatusEntry("new", StatusKinds.Untracked)], Changes.Status(sandbox.Root).Value);
    }

    [Fact]
    public void Tracked_files_are_listed_by_patterns()
    {
        using var sandbox = new GitSandbox();
        sandbox.Commit("a/1.x", "1");
        sandbox.Commit("a/b/2.x", "1");
        sandbox.Commit("-n", "1");
        sandbox.Write("a/untracked.x", "1");

        Assert.Equal(["a/1.x"], Changes.TrackedFiles(sandbox.Root, ["a/*.x"]).Value);
        Assert.Equal(["a/1.x", "a/b/2.x"], Changes.TrackedFiles(sandbox.Root, ["a/**/*.x"]).Value);
        Assert.Equal(["1.x", "b/2.x"], Changes.TrackedFiles(Path.Join(sandbox.Root, "a"), ["**/*.x"]).Value);
        Assert.Equal(["-n", "a/1.x", "a/b/2.x"], Changes.TrackedFiles(sandbox.Root, ["a", "-n"]).Value);
        Assert.Empty(Changes.TrackedFiles(sandbox.Root, ["none"]).Value);
    }

    [Theory]
    [InlineData("_ctx/logs/WO-1/command_1.log")]
    [InlineData("_ctx/jobs/index.json")]
    [InlineData("_ctx/index/wo_worktrees.json")]
    [InlineData("_ctx/jobs/running/WO-1.lock")]
    [InlineData("_ctx/jobs/running/below/WO-1.lock")]
    [InlineData("_ctx/jobs/done/WO-1.yaml.bak.20260301T000000.0000000Z")]
    [InlineData("_ctx/jobs/done/WO-1.yaml.bak.20260301T000000.0000000Z-2")]
    [InlineData("_ctx/backlog/.backlog.yaml.0123456789abcdef.tmp")]
    public void A_control_file_that_is_tracked_is_listed(string path)
    {
        using var sandbox = new GitSandbox();
        sandbox.Commit(path, "1");
        sandbox.Commit("_ctx/jobs/done/WO-1.yaml", "1");

        Assert.NotNull(ControlFiles.IgnoreLineFor(path));
        Assert.Equal([path], Changes.TrackedFiles(sandbox.Root, ControlFiles.Patterns).Value);
    }

    private static (string Path, int? Added, int? Deleted) Lines(ChangedFile file) =>
        (file.Path, file.AddedLines, file.DeletedLines);

    /// <summary>Commits files whose names printf writes, as no argument of .NET can be other than UTF-8.</summary>
    private static void AddNamed(GitSandbox sandbox, params string[] words)
    {
        var script = string.Concat(words.Select(word => $"echo x > \"$(printf '{word}')\"; "));
        Assert.True(Processes.Child.Run($"cd \"$1\" && {script}", sandbox.Root).Succeeded);
        sandbox.Git("add", "--all");
        sandbox.Git("commit", "--quiet", "--message", "odd names");
    }
}
