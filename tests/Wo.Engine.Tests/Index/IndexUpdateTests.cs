using System.Text;
using System.Text.RegularExpressions;
using Wo.Engine.Gates;
using Wo.Engine.Index;
using Wo.Engine.Processes;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Store;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Verbs.New;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Reopen;
using Wo.Engine.Verbs.Requeue;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Index;

/// <summary>An index that is made from the published one is the index of all files.</summary>
public sealed partial class IndexUpdateTests : IDisposable
{
    private readonly PendingWork work = new("WO-0001", "WO-0002", "WO-0003", "WO-0004");
    private readonly FaultyFileSystem files = new(PlatformFileSystem.Create());
    private readonly GateShell shell = new(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment);
    private readonly Workspace workspace;

    public IndexUpdateTests()
    {
        work.Put("jobs/done/WO-0009.yaml", PendingWork.Text("WO-0009", WorkOrderState.Done));
        workspace = work.Open(files);
    }

    public void Dispose() => work.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void After_any_commands_it_is_the_one_of_all_files(int seed)
    {
        const int Steps = 120;
        var random = new Random(seed);
        var verbs = new HashSet<string>();
        for (var step = 0; step < Steps; step++)
        {
            if (Step(random, $"WO-000{random.Next(1, 6)}") is { } done)
            {
                AssertCurrent($"seed {seed}, step {step}: {done}");
                verbs.Add(done.Split(' ')[0]);
            }
        }

        Assert.Superset(new HashSet<string> { "take", "resume", "release", "finish", "requeue", "reopen" }, verbs);
    }

    [Fact]
    public void A_command_reads_the_work_orders_that_have_changed_and_no_other()
    {
        Take("WO-0001");
        files.ReadPaths.Clear();

        Take("WO-0002");

        var read = files.ReadPaths.Select(path => Path.GetFileName(path)).ToHashSet();
        Assert.Contains("WO-0002.yaml", read);
        Assert.DoesNotContain("WO-0009.yaml", read);
        AssertCurrent("take");
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
        Take("WO-0001");
        var (pending, text) = (
            work.PathOf(WorkOrderState.Pending, "WO-0003"),
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
                Directory.CreateDirectory(Path.GetDirectoryName(work.PathOf(WorkOrderState.Failed))!);
                File.Move(pending, work.PathOf(WorkOrderState.Failed, "WO-0003"));
                break;
            case "added":
                work.Put("jobs/done/WO-0010.yaml", PendingWork.Text("WO-0010", WorkOrderState.Done));
                break;
            case "added before all":
                work.Put("jobs/done/WO-0000.yaml", PendingWork.Text("WO-0000", WorkOrderState.Done));
                break;
            case "deleted":
                File.Delete(pending);
                break;
            case "last two deleted":
                File.Delete(work.PathOf(WorkOrderState.Pending, "WO-0004"));
                File.Delete(work.PathOf(WorkOrderState.Done, "WO-0009"));
                break;
            case "case twins":
                work.Put("jobs/pending/WO-A1.yaml", PendingWork.Text("WO-A1", WorkOrderState.Pending));
                work.Put("jobs/done/WO-a1.yaml", PendingWork.Text("WO-a1", WorkOrderState.Done));
                break;
            case "twin":
                work.Put("jobs/done/WO-0003.yaml", text);
                break;
            case "torn":
                File.WriteAllText(pending, "torn: [");
                break;
        }

        Take("WO-0002");

        AssertCurrent(deed);
    }

    [Theory]
    [InlineData("WO-0000")]
    [InlineData("WO-0005")]
    [InlineData("WO-0010")]
    public void An_error_that_a_hand_took_away_is_gone_after_the_next_command(string id)
    {
        work.Put($"jobs/pending/{id}.yaml", "torn: [");
        Take("WO-0001");
        AssertCurrent("an error");
        File.Delete(work.PathOf(WorkOrderState.Pending, id));

        Take("WO-0002");

        AssertCurrent("an error that is gone");
    }

    [Fact]
    public void An_index_of_more_than_a_megabyte_is_made_from_the_published_one_too()
    {
        for (var number = 1000; number < 3500; number++)
        {
            var id = $"WO-{number}";
            work.Put($"jobs/done/{id}.yaml", PendingWork.Text(id, WorkOrderState.Done));
        }

        Take("WO-0001");
        File.Delete(work.PathOf(WorkOrderState.Done, "WO-2000"));
        files.ReadPaths.Clear();

        Take("WO-0002");

        Assert.InRange(new FileInfo(workspace.Layout.Index.FullPath).Length, 1 << 20, 1 << 22);
        Assert.InRange(files.ReadPaths.Count(path => path.Contains("/done/", StringComparison.Ordinal)), 0, 200);
        AssertCurrent("many");
    }

    [Fact]
    public void A_lease_that_changed_hands_without_a_move_shows_after_the_next_command()
    {
        Take("WO-0001");
        var record = workspace.Control.Read(PendingWork.Id()).Value;
        using (var held = workspace.Guard.Acquire("test").Value)
        {
            // As a resume that died before it wrote the file.
            workspace.Leases.Grant(held, PendingWork.Id(), record, record.Lease! with { Owner = "zoe" });
        }

        Take("WO-0002");

        AssertCurrent("resume");
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("torn")]
    [InlineData("foreign")]
    [InlineData("behind")]
    [InlineData("another run of the system")]
    public void A_journal_that_does_not_lead_to_now_is_not_relied_on(string fault)
    {
        Take("WO-0001");
        var journal = workspace.ControlLayout.IndexJournal;
        var text = File.ReadAllText(journal);
        File.AppendAllText(work.PathOf(WorkOrderState.Done, "WO-0009"), "priority: P3\n"); // seen where all files are read
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
                using (var held = workspace.Guard.Acquire("test").Value)
                {
                    workspace.Generation.Settle(held);
                }

                break;
            default:
                var words = text.Split(' ');
                words[1] = Guid.NewGuid().ToString();
                File.WriteAllText(journal, string.Join(' ', words));
                break;
        }

        Take("WO-0002");

        AssertCurrent(fault);
    }

    [Fact]
    public void An_index_that_another_tool_wrote_is_not_built_upon()
    {
        Take("WO-0001");
        var index = workspace.Layout.Index.FullPath;
        File.WriteAllText(
            index,
            File.ReadAllText(index).Replace("Make it work", "Make it lie", StringComparison.Ordinal)
        );
        File.Copy(index, workspace.Layout.LegacyIndex.FullPath, overwrite: true);

        Take("WO-0002");

        AssertCurrent("another tool");
    }

    [Fact]
    public void Where_nothing_new_is_to_be_said_nothing_is_written()
    {
        Take("WO-0001");
        var before = File.ReadAllBytes(workspace.Layout.Index.FullPath);
        var syncs = files.Count("fsync");

        Assert.Equal(IndexOutcome.Published, new Bookkeeping(workspace).Index.Publish(anew: true).Value);

        Assert.Equal(before, File.ReadAllBytes(workspace.Layout.Index.FullPath));
        Assert.Equal(syncs, files.Count("fsync"));
    }

    [Fact]
    public void A_journal_that_cannot_be_written_fails_no_command()
    {
        Take("WO-0001");
        files.AtFaultPoint = (_, operation, path) =>
        {
            if (path.Contains("index-journal", StringComparison.Ordinal))
            {
                throw new StorageException(operation, path, 28);
            }
        };

        Take("WO-0002");

        files.AtFaultPoint = static (_, _, _) => { };
        AssertCurrent("full disk");
    }

    private string? Step(Random random, string id)
    {
        var (name, number) = (PendingWork.Named("alice"), PendingWork.Id(id));
        switch (random.Next(9))
        {
            case 0:
                return new TakeWorkOrder(workspace)
                    .Run(new TakeRequest(number, name) { NoWorktree = true }, default)
                    .IsOk
                    ? $"take {id}"
                    : null;
            case 1:
                return new TakeWorkOrder(workspace).Run(new TakeRequest(number, name), default).IsOk
                    ? $"take {id} with a worktree"
                    : null;
            case 2:
                return new ReleaseWorkOrder(workspace).Run(number, name, null, "a reason to release").IsOk
                    ? $"release {id}"
                    : null;
            case 3:
                _ = new RenewLease(workspace).Run(number, name);
                return null;
            case 4:
                var created = new NewWorkOrder(workspace).Run(
                    new NewWorkOrderRequest
                    {
                        Epic = "E-0001",
                        Title = "Something new",
                        Verify = ["true"],
                    }
                );
                Assert.True(created.IsOk, created.Error?.ToString());
                return null; // the next command that publishes an index shows it
            case 5:
                var result = random.Next(2) == 0 ? FinishResult.Failed : FinishResult.Partial;
                var request = new FinishRequest(number, name, result) { Summary = "given up" };
                return new FinishWorkOrder(workspace, shell).Run(request, static _ => null, default).Answer.IsOk
                    ? $"finish {id} as {result}"
                    : null;
            case 6:
                return new RequeueWorkOrder(workspace).Run(number, "once more, please").IsOk ? $"requeue {id}" : null;
            case 7:
                return new ReopenWorkOrder(workspace).Run(PendingWork.Id("WO-0009"), "not done at all").IsOk
                    ? "reopen WO-0009"
                    : null;
            default:
                var resumed = new ResumeWorkOrder(workspace).Resume(
                    new ResumeRequest(number, name, null),
                    CancellationToken.None
                );
                return resumed.IsOk ? $"resume {id}" : null;
        }
    }

    private void Take(string id)
    {
        var taken = new TakeWorkOrder(workspace).Run(
            new TakeRequest(PendingWork.Id(id), PendingWork.Named("alice")) { NoWorktree = true },
            CancellationToken.None
        );
        Assert.True(taken.IsOk, taken.Error?.ToString());
    }

    private void AssertCurrent(string after)
    {
        var scan = workspace.Tree.Scan();
        var all = IndexBuilder.For(workspace).Build(scan, workspace.ControlOf(scan), "then");
        var published = Timeless(File.ReadAllBytes(workspace.Layout.Index.FullPath));
        Assert.True(
            Timeless(all.Bytes.ToArray()) == published,
            $"after {after}:\n{published}\ninstead of\n{Timeless(all.Bytes.ToArray())}"
        );
        Assert.Equal(
            File.ReadAllBytes(workspace.Layout.Index.FullPath),
            File.ReadAllBytes(workspace.Layout.LegacyIndex.FullPath)
        );
    }

    private static string Timeless(byte[] index) => Time().Replace(Encoding.UTF8.GetString(index), "");

    [GeneratedRegex("\"generated_at\": \"[^\"]*\"")]
    private static partial Regex Time();
}
