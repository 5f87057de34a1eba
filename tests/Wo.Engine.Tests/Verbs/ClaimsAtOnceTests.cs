using Wo.Engine.Configuration;
using Wo.Engine.Index;
using Wo.Engine.Lint;
using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Verbs;

/// <summary>Many that take the next work order at the same moment.</summary>
public sealed class ClaimsAtOnceTests
{
    [Fact]
    public void Each_gets_one_of_its_own_and_together_they_get_the_first_in_the_promised_order()
    {
        const int Claimants = 12;
        var ids = Enumerable.Range(1, 40).Select(number => $"WO-{number:D4}").ToArray();
        using var work = Pool(ids);
        work.Put("jobs/pending/WO-0040.yaml", Urgent("WO-0040"));
        var taken = new Result<TakenWorkOrder>[Claimants];
        var threads = Enumerable
            .Range(0, Claimants)
            .Select(number => new Thread(() => taken[number] = Next(work.Open(PlatformFileSystem.Create()))))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.All(taken, one => Assert.True(one.IsOk, one.Error?.ToString()));
        Assert.Equal(
            ["WO-0040", .. ids.Take(Claimants - 1)],
            taken.Select(one => one.Value.Id.Value).OrderBy(id => id == "WO-0040" ? "" : id, StringComparer.Ordinal)
        );
        Assert.All(taken, one => Assert.Empty(one.Value.Warnings));
        Assert.Equal(IndexState.Current, new Bookkeeping(work.Workspace).IndexCheck.Check().Value);
    }

    [Fact]
    public void A_pool_in_which_others_move_all_the_time_is_read_once()
    {
        using var work = Pool([.. Enumerable.Range(1, 30).Select(number => $"WO-{number:D4}")]);
        var files = new FaultyFileSystem(PlatformFileSystem.Create());
        Next(work.Workspace); // whose index the next one is made from
        files.WhenRead = path =>
        {
            if (path.EndsWith("WO-0007.yaml", StringComparison.Ordinal))
            {
                using var guard = work.Workspace.Guard.Acquire("test").Value;
                work.Workspace.Generation.Settle(guard, PendingWork.Id("WO-0007"));
            }
        };

        Assert.Equal("WO-0002", Next(work.Open(files)).Value.Id.Value);

        Assert.Single(files.ReadPaths, path => path.EndsWith("pending/WO-0020.yaml", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_runs_is_read_where_its_paths_matter_or_where_one_that_waits_names_it(bool isNamed)
    {
        using var work = Pool(["WO-0001", "WO-0002"]);
        work.Put("jobs/running/WO-0009.yaml", "[broken\n");
        if (isNamed)
        {
            work.Put(
                "jobs/pending/WO-0003.yaml",
                PendingWork.Text("WO-0003", WorkOrderState.Pending, "dependencies: [WO-0009]\n")
            );
        }

        var files = new FaultyFileSystem(PlatformFileSystem.Create());
        var taken = Next(work.Open(files));

        // Whether it is done cannot be told, and so not whether the one that names it is ready.
        Assert.Equal(
            isNamed,
            taken.Value.Warnings.Any(warning => warning.Contains("WO-0009", StringComparison.Ordinal))
        );
        Assert.Equal(
            isNamed,
            files
                .ReadPaths.TakeWhile(path => !path.Contains("/wo/records/", StringComparison.Ordinal))
                .Any(path => path.EndsWith("running/WO-0009.yaml", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void That_nothing_is_ready_is_said_of_one_moment_only()
    {
        using var work = Pool(["WO-0001"]);
        var pending = work.PathOf(WorkOrderState.Pending);
        var away = pending + ".away";
        File.Move(pending, away);
        work.Put(
            "jobs/pending/WO-0002.yaml",
            PendingWork.Text("WO-0002", WorkOrderState.Pending, "dependencies: [WO-0003]\n")
        );
        var files = new FaultyFileSystem(PlatformFileSystem.Create());
        files.WhenRead = path =>
        {
            if (path.EndsWith("WO-0002.yaml", StringComparison.Ordinal) && File.Exists(away))
            {
                // As a release that ends when the directory was listed already.
                File.Move(away, pending);
                using var guard = work.Workspace.Guard.Acquire("test").Value;
                work.Workspace.Generation.Settle(guard);
            }
        };

        Assert.Equal("WO-0001", Next(work.Open(files)).Value.Id.Value);
    }

    private static PendingWork Pool(string[] ids) =>
        new(ids)
        {
            Settings = new Settings { LockTtlSeconds = 3600, ScopeOverlap = OverlapPolicy.Allow },
        };

    private static string Urgent(string id) =>
        PendingWork.Text(id, WorkOrderState.Pending).Replace("priority: P1", "priority: P0", StringComparison.Ordinal);

    private static Result<TakenWorkOrder> Next(Workspace workspace) =>
        new TakeNext(workspace).Run(id => new TakeRequest(id, PendingWork.Named("alice")), CancellationToken.None);
}
