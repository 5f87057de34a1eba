namespace Wo.Tool.Tests.Commands;

/// <summary>The work order that a commit is made for is named in its message.</summary>
public sealed class CommitMessageTests : IDisposable
{
    private readonly TreeSandbox tree = new(withTree: false);

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("Cluster\n", "Cluster\n\nWork-Order: WO-0001\n")]
    [InlineData("Cluster\n\nSigned-off-by: A <a@b>\n", "Cluster\n\nSigned-off-by: A <a@b>\nWork-Order: WO-0001\n")]
    [InlineData("Cluster WO-0001.\n", "Cluster WO-0001.\n")]
    [InlineData("Cluster WO-0001.1\n", "Cluster WO-0001.1\n\nWork-Order: WO-0001\n")]
    [InlineData("Cluster\n# WO-0001\n", "Cluster\n\nWork-Order: WO-0001\n# WO-0001\n")]
    [InlineData("# nothing\n\n", "# nothing\n\n")]
    public async Task The_message_names_the_work_order_of_the_branch_once(string before, string after)
    {
        await tree.Planned();
        tree.Git.Git("checkout", "--quiet", "-b", "feat/wo-WO-0001");
        tree.Git.Write(".git/COMMIT_EDITMSG", before);

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(0, (await tree.Wo("hook", "run", "commit-msg", ".git/COMMIT_EDITMSG")).ExitCode);
            Assert.Equal(after, File.ReadAllText(tree.At(".git/COMMIT_EDITMSG")));
        }
    }

    [Fact]
    public async Task Elsewhere_messages_stay_as_they_are_and_without_a_tree_nothing_happens()
    {
        var empty = await tree.Wo("hook", "run", "pre-commit");
        Assert.Equal((0, "", ""), (empty.ExitCode, empty.Output, empty.Error));
        await tree.Planned();
        tree.Git.Write("message", "Cluster\n");

        Assert.Equal(0, (await tree.Wo("hook", "run", "commit-msg", "message")).ExitCode);
        Assert.Equal("Cluster\n", File.ReadAllText(tree.At("message")));
        Assert.Equal(2, (await tree.Wo("hook", "run", "commit-msg")).ExitCode);
        Assert.Equal(2, (await tree.Wo("hook", "run", "post-commit")).ExitCode);
    }
}
