using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>The line with which README, help and samples enter the worktree of what was taken.</summary>
public sealed class EnterWorktreeTests
{
    private const string Line = "dir=$(wo take WO-0001 --print-path) && cd \"$dir\" && pwd";

    [Fact]
    public async Task It_leads_to_the_worktree()
    {
        using var tree = new SampleTree(1);
        using var home = new TemporaryDirectory();

        var entered = await new StepShell(tree.Root, [], home.Path).Run(Line);

        Assert.Equal(0, entered.ExitCode);
        Assert.Equal(tree.WorktreeOf("WO-0001") + "\n", entered.Output);
    }

    [Fact]
    public async Task It_stops_where_the_work_order_is_not_to_be_had()
    {
        using var tree = new SampleTree(1);
        using var home = new TemporaryDirectory();
        await tree.Take("WO-0001", "--owner", "alice");

        var refused = await new StepShell(tree.Root, [], home.Path).Run(Line);

        Assert.Equal(4, refused.ExitCode);
        Assert.Equal("", refused.Output);
    }
}
