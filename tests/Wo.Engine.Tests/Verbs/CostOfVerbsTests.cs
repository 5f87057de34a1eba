using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Index;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Edit;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Verbs.New;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Requeue;
using Wo.Engine.Verbs.Session;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

/// <summary>
/// What a verb asks of the system: the git processes that it starts, the files that it reads and the times that it waits for the
/// disk. None of it depends on how many work orders there are.
/// </summary>
public sealed class CostOfVerbsTests
{
    private static readonly Caller Alice = PendingWork.Named("alice");

    [Fact]
    public void Taking_starts_so_many_processes_and_reads_what_it_takes()
    {
        var (small, large) = (Take(10), Take(300));

        Assert.Equal("for-each-ref, update-ref, worktree add, worktree list", string.Join(", ", small.Processes));
        AssertSame(small, large);
        Assert.Equal((10, 9), (large.FileSyncs, large.DirectorySyncs));
    }

    [Fact]
    public void Finishing_asks_git_for_nothing_twice_that_cannot_have_changed()
    {
        var (small, large) = (Finish(10), Finish(300));

        Assert.Equal(
            "status, ls-files, log, for-each-ref, rev-list, merge-base, diff-tree, status, status, worktree remove, "
                + "worktree list",
            string.Join(", ", small.Processes)
        );
        AssertSame(small, large);
    }

    [Fact]
    public void Renewing_starts_no_process_and_reads_no_work_order_of_others()
    {
        var (small, large) = (Heartbeat(10), Heartbeat(300));

        Assert.Empty(small.Processes);
        AssertSame(small, large);
    }

    [Fact]
    public void Editing_reads_the_work_order_and_what_it_names()
    {
        var (small, large) = (Edit(10), Edit(300));

        Assert.Empty(small.WorkOrdersRead.Except(["WO-0001.yaml", "WO-0002.yaml", "WO-0009.yaml"]));
        AssertSame(small, large);
    }

    [Fact]
    public void Making_one_of_a_given_name_reads_no_other()
    {
        var (small, large) = (New(10), New(300));

        Assert.Empty(small.WorkOrdersRead);
        AssertSame(small, large);
    }

    [Fact]
    public void A_session_entry_and_a_failed_attempt_cost_the_same_in_every_tree()
    {
        AssertSame(Session(10), Session(300));
        AssertSame(Requeue(10), Requeue(300));
    }

    [Fact]
    public void Giving_back_costs_the_same_in_every_tree()
    {
        AssertSame(Release(10), Release(300));
    }

    public static TheoryData<string, int, int, int, int, int, int, int> Known =>
        new()
        {
            // processes, files read, looks, directories listed, writes, syncs of files and of directories
            { "take", 4, 46, 65, 12, 65, 10, 9 },
            { "finish", 11, 37, 59, 9, 65, 9, 11 },
            { "release", 4, 34, 49, 6, 53, 7, 8 },
            { "requeue", 3, 34, 49, 6, 52, 7, 8 },
            { "heartbeat", 0, 6, 13, 0, 8, 2, 0 },
            { "edit", 1, 36, 42, 12, 39, 6, 5 },
            { "session", 0, 7, 10, 1, 3, 1, 0 },
            { "new", 0, 10, 17, 13, 13, 1, 1 },
        };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_verb_asks_for_hardly_more_than_it_is_known_to(
        string verb,
        int processes,
        int reads,
        int looks,
        int lists,
        int writes,
        int fileSyncs,
        int directorySyncs
    )
    {
        var cost = CostOf(verb);

        int[] known = [processes, reads, looks, lists, writes, fileSyncs, directorySyncs];
        int[] now =
        [
            cost.Processes.Length,
            cost.FilesRead,
            cost.Looks,
            cost.Lists,
            cost.Writes,
            cost.FileSyncs,
            cost.DirectorySyncs,
        ];

        // A fifth more than that is a regression; so that the numbers stay true, a fifth less is to be written down here.
        Assert.True(
            known.Zip(now).All(pair => Math.Abs(pair.Second - pair.First) * 5 <= pair.First),
            $"{verb}: {string.Join(", ", known)} are known, {string.Join(", ", now)} were counted"
        );
    }

    private static Cost CostOf(string verb) =>
        verb switch
        {
            "take" => Take(10),
            "finish" => Finish(10),
            "release" => Release(10),
            "requeue" => Requeue(10),
            "heartbeat" => Heartbeat(10),
            "edit" => Edit(10),
            "session" => Session(10),
            _ => New(10),
        };

    private static void AssertSame(Cost small, Cost large)
    {
        Assert.Equal(small.Processes, large.Processes);
        Assert.Equal(small.WorkOrdersRead, large.WorkOrdersRead);
        Assert.Equal(small.FilesRead, large.FilesRead);
        Assert.Equal((small.FileSyncs, small.DirectorySyncs), (large.FileSyncs, large.DirectorySyncs));
        Assert.Equal((small.Looks, small.Lists), (large.Looks, large.Lists));
        Assert.Equal(small.Writes, large.Writes);
    }

    private static Cost Edit(int count) =>
        Measure(
            count,
            _ => { },
            workspace =>
                Must(
                    new EditWorkOrder(workspace).Run(
                        PendingWork.Id(),
                        new EditRequest
                        {
                            Title = "Another title",
                            Lists = [new ListChange(EditableList.Dependencies, "WO-0009", IsRemoval: false)],
                        }
                    )
                )
        );

    private static Cost New(int count) =>
        Measure(
            count,
            _ => { },
            workspace =>
                Must(
                    new NewWorkOrder(workspace).Run(
                        new NewWorkOrderRequest
                        {
                            Id = PendingWork.Id("WO-7001"),
                            Epic = "E-0001",
                            Title = "Something new",
                            Verify = ["true"],
                        }
                    )
                )
        );

    private static Cost Session(int count) =>
        Measure(
            count,
            workspace => Must(TakeIn(workspace)),
            workspace => Must(new WriteSessionEntry(workspace).Run(PendingWork.Id(), SessionKind.Result, "it works"))
        );

    private static Cost Requeue(int count) =>
        Measure(
            count,
            workspace =>
            {
                Must(TakeIn(workspace));
                Must(FinishIn(workspace, FinishResult.Failed));
            },
            workspace => Must(new RequeueWorkOrder(workspace).Run(PendingWork.Id(), "a reason to requeue"))
        );

    private static Cost Take(int count) => Measure(count, _ => { }, workspace => Must(TakeIn(workspace)));

    private static Cost Finish(int count) =>
        Measure(
            count,
            workspace =>
            {
                var place = Must(TakeIn(workspace)).WorktreePath;
                File.WriteAllText(Path.Join(place, "work.txt"), "done\n");
                GitSandbox.GitIn(place, "add", "--", "work.txt");
                GitSandbox.GitIn(place, "commit", "--quiet", "--message", "Work");
            },
            workspace => Must(FinishIn(workspace, FinishResult.Done))
        );

    private static Cost Heartbeat(int count) =>
        Measure(
            count,
            workspace => Must(TakeIn(workspace)),
            workspace => Must(new RenewLease(workspace).Run(PendingWork.Id(), Alice))
        );

    private static Cost Release(int count) =>
        Measure(
            count,
            workspace => Must(TakeIn(workspace)),
            workspace => Must(new ReleaseWorkOrder(workspace).Run(PendingWork.Id(), Alice, null, "a reason to release"))
        );

    /// <summary>What it costs in a tree in use, of so many work orders.</summary>
    private static Cost Measure(int count, Action<Workspace> prepare, Action<Workspace> act)
    {
        using var work = new PendingWork("WO-0001", "WO-0002");
        for (var number = 3; number <= count; number++)
        {
            var state = number % 10 == 0 ? WorkOrderState.Pending : WorkOrderState.Done;
            var id = $"WO-{number:D4}";
            work.Put($"jobs/{state.DirectoryName()}/{id}.yaml", PendingWork.Text(id, state));
        }

        var (files, processes) = (new FaultyFileSystem(PlatformFileSystem.Create()), new RecordedProcesses());
        var workspace = work.Open(files, new GitCommand(processes, TestGit.Environment));
        Must(TakeIn(workspace, "WO-0002"));

        // Copies of what commands have not seen before are kept some at a time.
        for (var kept = 0; kept <= count; kept += VersionKeeper.MostAtOnce)
        {
            Must(new Bookkeeping(workspace).Index.Publish());
        }

        prepare(workspace);
        files.ReadPaths.Clear();
        files.LookedAt.Clear();
        processes.Commands.Clear();
        var before = (
            Syncs: files.Count("fsync"),
            Directories: files.Count("fsync-directory"),
            files.Log.Count,
            files.Lists
        );

        act(workspace);

        var read = files.ReadPaths.ToList();
        return new Cost(
            [.. processes.Commands],
            [
                .. read.Select(path => Path.GetFileName(path))
                    .Where(IsWorkOrder)
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ],
            read.Count,
            files.Count("fsync") - before.Syncs,
            files.Count("fsync-directory") - before.Directories,
            // Whether an open work order was edited by hand is looked at, one by one.
            files.LookedAt.Count(path => !IsWorkOrder(Path.GetFileName(path))),
            files.Log.Count - before.Count,
            files.Lists - before.Lists
        );
    }

    private static Result<TakenWorkOrder> TakeIn(Workspace workspace, string id = "WO-0001") =>
        new TakeWorkOrder(workspace).Run(new TakeRequest(PendingWork.Id(id), Alice), CancellationToken.None);

    private static Result<FinishedWorkOrder> FinishIn(Workspace workspace, FinishResult result)
    {
        var shell = new GateShell(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment);
        var request = new FinishRequest(PendingWork.Id(), Alice, result) { Summary = "it works" };
        return new FinishWorkOrder(workspace, shell).Run(request, _ => null, CancellationToken.None).Answer;
    }

    private static T Must<T>(Result<T> result)
    {
        Assert.True(result.IsOk, result.Error?.ToString());
        return result.Value;
    }

    private static bool IsWorkOrder(string name) =>
        name.StartsWith("WO-", StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal);

    private sealed record Cost(
        string[] Processes,
        string[] WorkOrdersRead,
        int FilesRead,
        int FileSyncs,
        int DirectorySyncs,
        int Looks,
        int Writes,
        int Lists
    );
}
