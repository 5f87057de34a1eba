using System.Runtime.Versioning;
using Wo.Engine.Index;
using Wo.Engine.Store.Tree.Kept;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Store.Kept;

/// <summary>What is kept of files between commands: it saves reading them, and never changes an answer.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SummaryCacheTests : IDisposable
{
    private readonly KeptTree tree = KeptTree.WithThree();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void What_has_not_changed_is_not_read_again()
    {
        Assert.Equal(["WO-1", "WO-2", "WO-3"], tree.Look());
        Assert.Empty(tree.Look());
    }

    [Fact]
    public void What_has_changed_is_read_and_nothing_else_is()
    {
        tree.Look();
        tree.Put("WO-2", more: "x_note: new");
        tree.Wait();

        Assert.Equal(["WO-2"], tree.Look());
        Assert.Empty(tree.Look());
    }

    [Fact]
    public void What_was_changed_a_moment_ago_is_read_until_the_next_change_is_sure_to_show()
    {
        tree.Look();
        tree.Put("WO-2", more: "x_note: new");

        Assert.Equal(["WO-2"], tree.Look());
        Assert.Equal(["WO-2"], tree.Look());
        tree.Wait();
        Assert.Equal(["WO-2"], tree.Look());
        Assert.Empty(tree.Look());
    }

    [Fact]
    public void A_file_whose_time_was_set_back_is_read_though_its_size_is_the_same()
    {
        tree.Put("WO-2", more: "x_note: one");
        tree.Wait();
        tree.Look();
        var before = tree.Files.ModifiedAt(tree.PathOf("WO-2"));
        tree.Put("WO-2", more: "x_note: two");
        tree.Files.Changed(tree.PathOf("WO-2"), before);

        Assert.Equal(["WO-2"], tree.Look());
    }

    [Fact]
    public void A_second_change_within_one_tick_is_seen()
    {
        tree.Put("WO-2");
        tree.Look();
        var text = TreeFixture.Valid("WO-2").Replace("Title of", "Titel of", StringComparison.Ordinal);
        tree.Write("_ctx/jobs/pending/WO-2.yaml", text);

        Assert.Contains("Titel of WO-2", tree.AssertSame(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_as_a_work_order_is_read_each_time()
    {
        tree.Put("WO-3", WorkOrderState.Failed, "title: twice");
        tree.Put("WO-4", more: "x_note: [one");
        tree.Wait();
        tree.Look();

        Assert.Equal(["WO-3", "WO-4"], tree.Look());
    }

    [Fact]
    public void Half_a_character_is_not_kept_as_another_one()
    {
        tree.Write(
            "_ctx/jobs/pending/WO-8.yaml",
            TreeFixture
                .Valid("WO-8")
                .Replace("title: Title of WO-8", "title: \"half \\ud83d of it\"", StringComparison.Ordinal)
        );
        tree.Wait();

        tree.AssertSame();
        tree.AssertSame();
    }

    [Fact]
    public void A_file_that_is_gone_leaves_no_empty_copy_of_itself()
    {
        tree.Look();
        var workspace = tree.Open();
        var scan = workspace.Tree.Scan();
        File.Delete(tree.PathOf("WO-2"));

        using (var held = workspace.Guard.Acquire("test").Value)
        {
            var keeper = new VersionKeeper(workspace);
            keeper.Keep(held, keeper.Find(scan, areAll: false));
        }

        Assert.False(workspace.Versions.Read(TreeFixture.Id("WO-2")).IsOk);
        Assert.True(workspace.Versions.Read(TreeFixture.Id("WO-1")).IsOk);
    }

    [Fact]
    public void A_small_tree_and_a_few_new_files_are_not_worth_a_cache()
    {
        tree.Look(SummaryCacheUse.WherePays);
        Assert.False(File.Exists(tree.Cache));

        for (var number = 100; number < 300; number++)
        {
            tree.Put($"WO-{number}", WorkOrderState.Done);
        }

        tree.Wait();
        tree.Look(SummaryCacheUse.WherePays);
        var written = File.ReadAllBytes(tree.Cache);
        tree.Put("WO-100", WorkOrderState.Done, "x_note: new");
        tree.Wait();
        // The first two are what status and show read of a part of the tree, for which the cache is not worth its reading.
        Assert.Equal(["WO-1", "WO-100", "WO-2"], tree.Look(SummaryCacheUse.WherePays));
        Assert.Equal(written, File.ReadAllBytes(tree.Cache));
    }

    [Fact]
    public void What_a_command_has_kept_for_others_is_not_replaced_by_what_it_looks_at_later()
    {
        var workspace = tree.Open();
        workspace.Tree.Scan(withSummaries: true);
        workspace.Cache.SaveForOthers();
        var kept = File.ReadAllBytes(tree.Cache);
        File.Delete(tree.PathOf("WO-2"));

        workspace.Tree.Scan(withSummaries: true);
        workspace.Cache.Save();

        Assert.Equal(kept, File.ReadAllBytes(tree.Cache));
    }

    [Fact]
    public void Without_a_cache_nothing_is_kept_and_nothing_kept_is_used()
    {
        tree.Look(SummaryCacheUse.Off);
        Assert.False(File.Exists(tree.Cache));

        tree.Look();
        Assert.Equal(["WO-1", "WO-2", "WO-3"], tree.Look(SummaryCacheUse.Off));
    }

    [Fact]
    public void Only_its_owner_reads_it_as_not_every_user_may_read_every_file()
    {
        tree.Look();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(tree.Cache));
    }

    [Fact]
    public void A_repository_without_control_records_gets_none_for_a_look()
    {
        Directory.Delete(Path.Join(tree.Root, ".git", "wo"));

        tree.AssertSame();
        Assert.False(Directory.Exists(Path.Join(tree.Root, ".git", "wo")));
    }

    [Fact]
    public void No_command_waits_for_the_disk_to_have_it()
    {
        var counted = new FaultyFileSystem(tree.Files);
        var workspace = tree.Open(files: counted);
        workspace.Tree.Scan().Summarized();
        workspace.Cache.Save();

        Assert.True(File.Exists(tree.Cache));
        Assert.DoesNotContain(counted.Log, call => call.StartsWith("fsync", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("create")]
    [InlineData("write")]
    [InlineData("rename")]
    public void A_disk_that_takes_nothing_costs_no_answer_and_leaves_no_file(string operation)
    {
        var faulty = new FaultyFileSystem(tree.Files)
        {
            AtFaultPoint = (_, asked, path) =>
            {
                if (asked == operation)
                {
                    throw new StorageException(asked, path, errno: 28);
                }
            },
        };
        var workspace = tree.Open(files: faulty);
        Assert.Equal(3, workspace.Tree.Scan().Summarized().Entries.Length);
        workspace.Cache.Save();

        Assert.Empty(Directory.GetFiles(Path.Join(tree.Root, ".git", "wo")));
        Assert.Contains(operation, string.Join('\n', faulty.Log), StringComparison.Ordinal);
    }
}
