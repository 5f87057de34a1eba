using Wo.Engine.Index;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Store;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Index;

/// <summary>An index that is made from the published one is the index of all files.</summary>
public sealed class IndexUpdateTests : IDisposable
{
    private readonly IndexedTree tree = new();

    private PendingWork Work => tree.Work;
    private FaultyFileSystem Files => tree.Files;
    private Workspace Workspace => tree.Workspace;

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_command_reads_the_work_orders_that_have_changed_and_no_other()
    {
        tree.Take("WO-0001");
        Files.ReadPaths.Clear();

        tree.Take("WO-0002");

        var read = Files.ReadPaths.Select(path => Path.GetFileName(path)).ToHashSet();
        Assert.Contains("WO-0002.yaml", read);
        Assert.DoesNotContain("WO-0009.yaml", read);
        tree.AssertCurrent("take");
    }

    [Theory]
    [InlineData("edited")]
    [InlineData("edited and made to look older")]
    [InlineData("moved")]
    [InlineData("added")]
    [InlineData("added before all")]
    [InlineData("last two deleted")]
    [InlineData("case twins")]
    [InlineData("deleted")]
    [InlineData("twin")]
    [InlineData("torn")]
    public void What_a_hand_did_to_open_work_orders_shows_after_the_next_command(string deed)
    {
        tree.Take("WO-0001");
        var (pending, text) = (
            Work.PathOf(WorkOrderState.Pending, "WO-0003"),
            PendingWork.Text("WO-0003", WorkOrderState.Pending)
        );
        switch (deed)
        {
            case "edited":
                File.WriteAllText(pending, text.Replace("Make it work", "Make it fly", StringComparison.Ordinal));
                break;
            case "edited and made to look older":
                var was = File.GetLastWriteTimeUtc(pending);
                File.WriteAllText(pending, text.Replace("Make it work", "Make it fly", StringComparison.Ordinal));
                File.SetLastWriteTimeUtc(pending, was.AddDays(-1));
                break;
            case "moved":
                Directory.CreateDirectory(Path.GetDirectoryName(Work.PathOf(WorkOrderState.Failed))!);
                File.Move(pending, Work.PathOf(WorkOrderState.Failed, "WO-0003"));
                break;
            case "added":
                Work.Put("jobs/done/WO-0010.yaml", PendingWork.Text("WO-0010", WorkOrderState.Done));
                break;
            case "added before all":
                Work.Put("jobs/done/WO-0000.yaml", PendingWork.Text("WO-0000", WorkOrderState.Done));
                break;
            case "deleted":
                File.Delete(pending);
                break;
            case "last two deleted":
                File.Delete(Work.PathOf(WorkOrderState.Pending, "WO-0004"));
                File.Delete(Work.PathOf(WorkOrderState.Done, "WO-0009"));
                break;
            case "case twins":
                Work.Put("jobs/pending/WO-A1.yaml", PendingWork.Text("WO-A1", WorkOrderState.Pending));
                Work.Put("jobs/done/WO-a1.yaml", PendingWork.Text("WO-a1", WorkOrderState.Done));
                break;
            case "twin":
                Work.Put("jobs/done/WO-0003.yaml", text);
                break;
            case "torn":
                File.WriteAllText(pending, "torn: [");
                break;
        }

        tree.Take("WO-0002");

        tree.AssertCurrent(deed);
    }

    [Theory]
    [InlineData("WO-0000")]
    [InlineData("WO-0005")]
    [InlineData("WO-0010")]
    public void An_error_that_a_hand_took_away_is_gone_after_the_next_command(string id)
    {
        Work.Put($"jobs/pending/{id}.yaml", "torn: [");
        tree.Take("WO-0001");
        tree.AssertCurrent("an error");
        File.Delete(Work.PathOf(WorkOrderState.Pending, id));

        tree.Take("WO-0002");

        tree.AssertCurrent("an error that is gone");
    }

    [Fact]
    public void An_error_that_a_hand_took_away_from_closed_work_orders_is_gone_after_the_next_command()
    {
        Work.Put("jobs/failed/WO-0009.yaml", PendingWork.Text("WO-0009", WorkOrderState.Failed));
        tree.Take("WO-0001");
        tree.AssertCurrent("two files of one id");
        File.Delete(Work.PathOf(WorkOrderState.Failed, "WO-0009"));

        tree.Take("WO-0002");

        tree.AssertCurrent("one of them is left");
    }

    [Fact]
    public void An_index_of_more_than_a_megabyte_is_made_from_the_published_one_too()
    {
        for (var number = 1000; number < 3500; number++)
        {
            var id = $"WO-{number}";
            Work.Put($"jobs/done/{id}.yaml", PendingWork.Text(id, WorkOrderState.Done));
        }

        tree.Take("WO-0001");
        File.Delete(Work.PathOf(WorkOrderState.Done, "WO-2000"));
        Files.ReadPaths.Clear();

        tree.Take("WO-0002");

        Assert.InRange(new FileInfo(Workspace.Layout.Index.FullPath).Length, 1 << 20, 1 << 22);
        Assert.InRange(Files.ReadPaths.Count(path => path.Contains("/done/", StringComparison.Ordinal)), 0, 200);
        tree.AssertCurrent("many");
    }

    [Fact]
    public void A_lease_that_changed_hands_without_a_move_shows_after_the_next_command()
    {
        tree.Take("WO-0001");
        var record = Workspace.Control.Read(PendingWork.Id()).Value;
        using (var held = Workspace.Guard.Acquire("test").Value)
        {
            // As a resume that died before it wrote the file.
            Workspace.Leases.Grant(held, PendingWork.Id(), record, record.Lease! with { Owner = "zoe" });
        }

        tree.Take("WO-0002");

        tree.AssertCurrent("resume");
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("torn")]
    [InlineData("foreign")]
    [InlineData("behind")]
    [InlineData("another run of the system")]
    public void A_journal_that_does_not_lead_to_now_is_not_relied_on(string fault)
    {
        tree.Take("WO-0001");
        var journal = Workspace.ControlLayout.IndexJournal;
        var text = File.ReadAllText(journal);
        File.AppendAllText(Work.PathOf(WorkOrderState.Done, "WO-0009"), "priority: P3\n"); // seen where all files are read
        switch (fault)
        {
            case "missing":
                File.Delete(journal);
                break;
            case "torn":
                File.WriteAllText(journal, text[..^10]);
                break;
            case "foreign":
                File.WriteAllText(journal, "\0\0\0");
                break;
            case "behind":
                using (var held = Workspace.Guard.Acquire("test").Value)
                {
                    Workspace.Generation.Settle(held);
                }

                break;
            default:
                var words = text.Split(' ');
                words[1] = Guid.NewGuid().ToString();
                File.WriteAllText(journal, string.Join(' ', words));
                break;
        }

        tree.Take("WO-0002");

        tree.AssertCurrent(fault);
    }

    [Fact]
    public void A_change_that_the_journal_does_not_name_is_found_by_the_next_index_though_no_command_has_run_since()
    {
        tree.Take("WO-0001");
        File.AppendAllText(Work.PathOf(WorkOrderState.Done, "WO-0009"), "priority: P3\n"); // seen where all files are read
        using (var held = Workspace.Guard.Acquire("test").Value)
        {
            Workspace.Generation.Settle(held);
        }

        Assert.True(new IndexPublisher(Workspace, IndexBuilder.For(Workspace)).Publish().IsOk);

        tree.AssertCurrent("a change that nobody noted");
    }

    [Fact]
    public void An_index_that_another_tool_wrote_is_not_built_upon()
    {
        tree.Take("WO-0001");
        var text = File.ReadAllText(Workspace.Layout.Index.FullPath)
            .Replace("Make it work", "Make it lie", StringComparison.Ordinal);
        File.WriteAllText(Workspace.Layout.Index.FullPath, text);
        File.WriteAllText(Workspace.Layout.LegacyIndex.FullPath, text);

        tree.Take("WO-0002");

        tree.AssertCurrent("another tool");
    }

    [Fact]
    public void Where_nothing_new_is_to_be_said_nothing_is_written()
    {
        tree.Take("WO-0001");
        var before = File.ReadAllBytes(Workspace.Layout.Index.FullPath);
        var syncs = Files.Count("fsync");

        Assert.Equal(IndexOutcome.Published, new Bookkeeping(Workspace).Index.Publish(anew: true).Value);

        Assert.Equal(before, File.ReadAllBytes(Workspace.Layout.Index.FullPath));
        Assert.Equal(syncs, Files.Count("fsync"));
    }

    [Fact]
    public void A_journal_that_cannot_be_written_fails_no_command()
    {
        tree.Take("WO-0001");
        Files.AtFaultPoint = (_, operation, path) =>
        {
            if (path.Contains("index-journal", StringComparison.Ordinal))
            {
                throw new StorageException(operation, path, 28);
            }
        };

        tree.Take("WO-0002");

        Files.AtFaultPoint = static (_, _, _) => { };
        tree.AssertCurrent("full disk");
    }
}
