using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>Whatever git refuses, everything that <c>take</c> had done by then is undone, and nothing else.</summary>
[Soak]
public sealed class WorktreeFailureTests
{
    private const string Id = "WO-0001";
    private readonly string branch = SampleTree.BranchOf(Id);

    [Fact]
    public async Task A_take_is_undone_where_a_file_lies_in_the_place_of_the_worktree()
    {
        using var tree = new SampleTree(1);
        tree.Repository.Surroundings.Write(".worktrees/" + Id, "somebody's file");

        var refused = await TakeInVain(tree, 4, "WORKTREE_UNAVAILABLE");

        Assert.Contains(tree.WorktreeOf(Id), refused.Cause, StringComparison.Ordinal);
        Assert.Equal("somebody's file", File.ReadAllText(tree.WorktreeOf(Id)));
    }

    [Fact]
    public async Task A_take_is_undone_where_a_directory_lies_in_the_place_of_the_worktree()
    {
        using var tree = new SampleTree(1);
        var file = tree.Repository.Surroundings.Write($".worktrees/{Id}/notes.txt", "somebody's notes");

        var refused = await TakeInVain(tree, 4, "WORKTREE_UNAVAILABLE");

        Assert.Contains(tree.WorktreeOf(Id), refused.Cause, StringComparison.Ordinal);
        Assert.Equal("somebody's notes", File.ReadAllText(file));
    }

    [Fact]
    public async Task A_take_is_undone_where_the_place_of_the_worktree_cannot_be_written_to()
    {
        using var tree = new SampleTree(1);
        tree.Repository.Surroundings.Write(".worktrees", "a file where the directory of worktrees should be");

        await TakeInVain(tree, 4, "WORKTREE_UNAVAILABLE", orElse: (7, "GIT_FAILED"));
    }

    [Fact]
    public async Task A_take_is_undone_where_the_branch_is_checked_out_elsewhere()
    {
        using var tree = new SampleTree(1);
        tree.Repository.Branch(branch);
        var elsewhere = tree.Repository.AddWorktree("by hand", branch);
        tree.Promises.ForeignBranches.Add(branch);
        tree.Promises.ForeignWorktrees.Add(elsewhere);

        var refused = await TakeInVain(tree, 4, "WORKTREE_UNAVAILABLE");

        Assert.Contains(elsewhere, refused.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_take_is_undone_where_a_branch_has_the_name_of_the_directory_of_its_branch()
    {
        using var tree = new SampleTree(1);
        tree.Repository.Branch("feat");
        tree.Promises.ForeignBranches.Add("feat");

        var refused = await TakeInVain(tree, 4, "WORKTREE_UNAVAILABLE");

        Assert.Contains("feat", refused.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_take_is_undone_where_a_hook_says_no()
    {
        using var tree = new SampleTree(1);
        tree.Repository.InstallHook("post-checkout", "echo 'no room for worktrees here' >&2; exit 1");

        var refused = await TakeInVain(tree, 7, "GIT_FAILED");

        Assert.Contains("no room for worktrees here", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_take_that_a_hook_refuses_leaves_a_branch_of_the_user_alone()
    {
        using var tree = new SampleTree(1);
        tree.Repository.Branch(branch);
        tree.Promises.ForeignBranches.Add(branch);
        tree.Repository.InstallHook("post-checkout", "exit 1");

        await TakeInVain(tree, 7, "GIT_FAILED");
    }

    [Fact]
    public async Task A_worktree_that_could_not_be_made_is_made_when_the_hindrance_is_gone()
    {
        using var tree = new SampleTree(1);
        tree.Repository.InstallHook("post-checkout", "exit 1");
        await TakeInVain(tree, 7, "GIT_FAILED");
        tree.Repository.InstallHook("post-checkout", "exit 0");

        await tree.Take(Id);

        tree.AssertConsistent();
        Assert.True(File.Exists(Path.Combine(tree.WorktreeOf(Id), "src", "code.txt")));
    }

    private static async Task<WoOutcome> TakeInVain(
        SampleTree tree,
        int exitCode,
        string code,
        (int ExitCode, string Code)? orElse = null
    )
    {
        var before = tree.Snapshot();

        var refused = await tree.Tool.Run("take", Id);

        if (orElse is { } other && refused.ExitCode == other.ExitCode)
        {
            refused.AssertFailed(other.ExitCode, other.Code);
        }
        else
        {
            refused.AssertFailed(exitCode, code);
        }

        // The backup of a lease's record does not exist, so nothing but the record itself may be new.
        Assert.Empty(before.Changes(tree.Snapshot(), $".git/wo/records/{Id}"));
        tree.AssertConsistent();
        Assert.Empty((await tree.Tool.Must("list", "--ready", "--json")).Data.EnumerateArray().Skip(1));
        return refused;
    }
}
