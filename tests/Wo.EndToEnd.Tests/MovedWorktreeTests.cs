using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>A worktree that a person or git moved is gone on with, and every proposed step leads there.</summary>
[Soak]
public sealed class MovedWorktreeTests
{
    private const string Id = "WO-0001";

    [Fact]
    public async Task A_worktree_that_moved_with_its_parent_is_finished_after_the_step_that_the_refusal_proposes()
    {
        using var tree = new SampleTree(1);
        await tree.TakeAndWork(Id);
        var place = tree.Repository.Surroundings.At("trees");
        Directory.Move(tree.Repository.Surroundings.At(".worktrees"), place);

        var refused = await tree.Tool.Run("finish", Id);
        Assert.Equal((6, "WORKTREE_MOVED"), (refused.ExitCode, refused.ErrorCode));
        Assert.False(Directory.Exists(tree.Repository.Surroundings.At(".worktrees")));
        await tree.Tool.Must("reconcile", "--apply");

        await tree.Tool.Must("finish", Id);
        Assert.Empty(Directory.GetFileSystemEntries(place));
        Assert.Empty(await Findings(tree.Tool));
    }

    [Fact]
    public async Task A_worktree_that_git_moved_is_finished_at_once()
    {
        using var tree = new SampleTree(1);
        await tree.TakeAndWork(Id);
        tree.Repository.Git(
            "worktree",
            "move",
            "--force",
            "--force",
            tree.WorktreeOf(Id),
            tree.Repository.Surroundings.At("mine")
        );

        await tree.Tool.Must("finish", Id);

        Assert.False(Directory.Exists(tree.Repository.Surroundings.At("mine")));
    }

    [Fact]
    public async Task A_worktree_that_moved_with_its_repository_is_mended_by_the_step_that_is_printed_inside_it()
    {
        using var tree = new SampleTree(1);
        await tree.TakeAndWork(Id);
        var around = Directory.CreateDirectory(tree.Repository.Surroundings.At("moved")).FullName;
        Directory.Move(tree.Root, Path.Combine(around, "the repo"));
        Directory.Move(tree.Repository.Surroundings.At(".worktrees"), Path.Combine(around, ".worktrees"));
        var root = Path.Combine(around, "the repo");

        var lost = await new WoTool(Path.Combine(around, ".worktrees", Id)).Run("status");
        Assert.Contains($"wo reconcile --root '{root}'", lost.Error, StringComparison.Ordinal);
        await new WoTool(Path.Combine(around, ".worktrees", Id)).Must("reconcile", "--apply", "--root", root);

        var inside = new WoTool(Path.Combine(around, ".worktrees", Id));
        Assert.Equal(0, (await inside.Run("status")).ExitCode);
        await new WoTool(root).Must("finish", Id);
    }

    private static async Task<string[]> Findings(WoTool tool)
    {
        var listed = await tool.Run("reconcile", "--quiet");
        return listed.Output.Split('\n').Where(line => line.StartsWith('P')).ToArray();
    }
}
