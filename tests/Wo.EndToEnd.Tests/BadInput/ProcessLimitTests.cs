using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>The shell's <c>ulimit</c>: limits that the kernel enforces without anybody's help.</summary>
[Soak]
public sealed class ProcessLimitTests
{
    private const string Id = "WO-0001";

    [Theory]
    [InlineData("session", "intent", Id, "a plan")]
    [InlineData("new", "--epic", "E-0001", "--title", "Another", "--dod", "DOD-SAMPLE")]
    [InlineData("take", Id)]
    [BadInput(5)]
    public async Task A_limit_on_the_size_of_files_is_an_error_and_not_the_end_of_the_tool(params string[] arguments)
    {
        Needs.NativeCode();
        using var tree = new SampleTree(1);
        var before = tree.Snapshot();

        var failed = await tree.Tool.Under(WoTool.InShell("ulimit -f 0")).Run(arguments);

        failed.AssertFailed(7, "STORAGE_FAILED");
        Assert.Contains("File too large", failed.Cause, StringComparison.Ordinal);
        Assert.Empty(before.Changes(tree.Snapshot(), $".git/wo/records/{Id}"));
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(13)]
    public async Task A_limit_on_the_size_of_files_that_lets_half_an_entry_through_leaves_no_half_of_it()
    {
        Needs.NativeCode();
        using var tree = new SampleTree(1);
        await tree.Tool.Must("session", "intent", Id, "a first plan");
        var before = tree.Snapshot();

        // A kibibyte: the kernel writes what fits, and refuses the rest.
        var failed = await tree
            .Tool.Under(WoTool.InShell("ulimit -f 1"))
            .Run("session", "intent", Id, new string('x', 2000));

        failed.AssertFailed(7, "STORAGE_FAILED");
        Assert.Empty(before.Changes(tree.Snapshot()));
    }

    [Fact]
    [BadInput(12)]
    public async Task A_limit_on_open_files_is_an_error_with_a_card_at_whatever_number_it_is_met()
    {
        Needs.NativeCode();
        using var tree = new SampleTree(1);
        var met = 0;
        for (var limit = 7; limit < 40; limit++)
        {
            var before = tree.Snapshot();

            var outcome = await tree.Tool.Under(WoTool.InShell($"ulimit -n {limit}")).Run("take", Id);

            if (outcome.ExitCode == 0)
            {
                tree.Promises.Told(Id, "running");
                break;
            }

            // With less than that the runtime itself does not start.
            if (outcome.ErrorCode is not null)
            {
                outcome.AssertFailed(7, "STORAGE_FAILED", "GIT_FAILED");
                Assert.Contains("Too many open files", outcome.Error, StringComparison.Ordinal);
                met++;
            }
            else
            {
                Assert.Equal(0, met);
            }

            Assert.Empty(before.Changes(tree.Snapshot(), $".git/wo/records/{Id}"));
        }

        Assert.NotEqual(0, met);
        tree.AssertConsistent();
    }
}
