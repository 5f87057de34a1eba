using Wo.Engine.Read;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Read;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store.Kept;

/// <summary>Where so much is kept that it is loaded while directories are listed, answers are those of the files.</summary>
[Soak]
public sealed class ManyKeptTests : IDisposable
{
    private const int Enough = 1_600;
    private readonly KeptTree tree = new();

    public ManyKeptTests()
    {
        for (var number = 1; number <= Enough; number++)
        {
            tree.Put($"WO-{number}", number % 10 == 0 ? WorkOrderState.Pending : WorkOrderState.Done);
        }

        tree.Wait();
        tree.Look();
        Assert.True(new FileInfo(tree.Cache).Length > 128 * 1024);
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_work_order_of_which_only_a_copy_is_left_is_missed()
    {
        var copy = new ControlLayout(Path.Join(tree.Root, ".git")).Version(TreeFixture.Id("WO-5"));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Move(tree.PathOf("WO-5", WorkOrderState.Done), copy);
        tree.Put("WO-7", WorkOrderState.Done, more: "owner: another");

        Assert.Contains("WO-5", tree.AssertSame());
    }

    [Fact]
    public void What_changes_between_two_commands_is_seen_wherever_it_lies()
    {
        foreach (var number in (int[])[1, Enough / 2 + 1, Enough - 1])
        {
            PutOwned($"WO-{number}", $"owner-{number}");
            Assert.Contains($"owner-{number}", tree.AssertSame());
        }
    }

    [Fact]
    public void What_a_transition_writes_while_directories_are_listed_is_seen()
    {
        var workspace = tree.Open();
        OnceLookedAt(
            tree.PathOf("WO-1", WorkOrderState.Done),
            () =>
            {
                PutOwned("WO-1", "another");
                File.WriteAllText(workspace.ControlLayout.Generation, "settled later\n");
            }
        );

        var listed = ListWorkOrders.Run(new TreeReader(workspace).ReadSummaries(), new ListQuery());

        Assert.Equal("another", listed.Rows.Single(row => row.Id == TreeFixture.Id("WO-1")).Owner);
    }

    [Fact]
    public void What_changes_after_a_reading_of_all_is_seen_in_one_of_a_part()
    {
        var workspace = tree.Open();
        OnceLookedAt(tree.PathOf("WO-100"), static () => { });
        _ = new TreeReader(workspace).ReadSummaries();
        tree.Write(
            "_ctx/jobs/pending/WO-10.yaml",
            File.ReadAllText(tree.PathOf("WO-10")).Replace("owner: null", "owner: another", StringComparison.Ordinal)
        );

        var open = new TreeReader(workspace).ReadOpen();

        Assert.Equal("another", open.Scan.Find(TreeFixture.Id("WO-10"))!.Active!.Summary.Owner);
    }

    /// <summary>While the last directory is about to be listed, waits until a file was looked at, and does something then.</summary>
    private void OnceLookedAt(string path, Action act)
    {
        tree.Files.Forget();
        tree.Files.BeforeListing = directory =>
        {
            if (directory.EndsWith("failed", StringComparison.Ordinal))
            {
                tree.Files.BeforeListing = null;
                Assert.True(
                    SpinWait.SpinUntil(() => tree.Files.Looks.Contains(path), TimeSpan.FromSeconds(30)),
                    "it was looked at while directories were listed"
                );
                act();
            }
        };
    }

    private void PutOwned(string id, string owner) =>
        tree.Write(
            Path.GetRelativePath(tree.Root, tree.PathOf(id, WorkOrderState.Done)),
            TreeFixture.Valid(id, "done").Replace("owner: null", $"owner: {owner}", StringComparison.Ordinal)
        );
}
