using System.Diagnostics;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>
/// Files that belong to somebody else and are not for us. Root may write everything, so it gives that right away first.
/// </summary>
[Soak]
public sealed class ForeignFileTests
{
    private const string Id = "WO-0001";
    private const string Somebody = "12345";

    [Theory]
    [InlineData("_ctx/jobs/pending", "555", "take", Id)]
    [InlineData(".git/wo", "555", "take", Id)]
    [InlineData("_ctx/jobs/pending", "555", "new", "--epic", "E-0001", "--title", "T", "--dod", "DOD-SAMPLE")]
    [BadInput(7, 57)]
    public async Task Files_of_another_user_stop_a_change_with_their_name(
        string directory,
        string mode,
        params string[] arguments
    )
    {
        using var tree = new SampleTree(2);
        await tree.Take("WO-0002");
        GiveAway(Path.Combine(tree.Root, directory), mode);
        var before = tree.Snapshot();

        var failed = await WithoutRights(tree.Tool).Run(arguments);

        failed.AssertFailed(7, "STORAGE_FAILED");
        Assert.Contains("Permission denied", failed.Cause, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(directory), failed.Cause, StringComparison.Ordinal);
        Assert.Empty(before.Changes(tree.Snapshot(), $".git/wo/records/{Id}"));
        await WithoutRights(tree.Tool).Must("list");
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(7, 57)]
    public async Task Files_that_may_not_be_read_are_named_and_the_others_still_work()
    {
        using var tree = new SampleTree(2);
        GiveAway(tree.FileOf(Id, "pending"), "600");
        var tool = WithoutRights(tree.Tool);

        var list = await tool.Must("list");
        (await tool.Run("take", Id)).AssertFailed(6, "WO_UNREADABLE");
        var taken = await tool.Must("take", "WO-0002", "--json");

        tree.Promises.Told("WO-0002", "running", taken.Datum("token"));
        Assert.Contains($"{Id}.yaml: permission denied", list.Error, StringComparison.Ordinal);
        tree.AssertConsistent();
    }

    private static WoTool WithoutRights(WoTool tool)
    {
        Needs.Root();
        return tool.Under("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner,-chown");
    }

    private static void GiveAway(string path, string mode)
    {
        Needs.Root();
        foreach (
            var command in (string[][])
                [
                    ["chown", Somebody, path],
                    ["chmod", mode, path],
                ]
        )
        {
            using var process = Process.Start(command[0], command[1..]);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
    }
}
