using Wo.Engine.Read;
using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs.Watch;

namespace Wo.Engine.Tests.Verbs;

/// <summary>What a watcher sees of a tree, and what the look leaves alone.</summary>
public sealed class ViewTreeTests : IDisposable
{
    private readonly PendingWork work = new("WO-0001", "WO-0002", "WO-0003");

    public void Dispose() => work.Dispose();

    [Fact]
    public void A_view_takes_no_lock_and_writes_nothing_also_while_another_process_moves_a_work_order()
    {
        Assert.True(work.Take().TryGet(out _, out _));
        var files = new FaultyFileSystem(PlatformFileSystem.Create());
        var view = new ViewTree(work.Open(files));
        using var guard = work.Workspace.Guard.Acquire("test").Value;
        work.Workspace.Generation.Begin(guard, PendingWork.Id());

        var seen = view.Look();

        Assert.Equal("WO-0001", Assert.Single(seen.Running).Row.Id.Value);
        Assert.Equal(["WO-0002", "WO-0003"], seen.Ready.Select(row => row.Id.Value));
        Assert.Equal((0, 0), (files.Locks, files.FaultPoints));
    }

    [Fact]
    public void It_agrees_with_what_status_list_and_log_say()
    {
        Assert.True(work.Take().TryGet(out _, out _));
        var reading = new TreeReader(work.Workspace).ReadOpen();
        var status = SummarizeTree.Run(reading);

        var seen = new ViewTree(work.Workspace) { Most = 1 }.Look();

        Assert.Equal(status.Counts, seen.Status.Counts);
        Assert.Equal((2, 1), (seen.Status.ReadyCount, seen.Ready.Length));
        Assert.Equal(status.NextReady!.Id, seen.Ready[0].Id);
        Assert.Equal(("take", "WO-0001"), (seen.Latest[0].Entry.Verb, seen.Latest[0].Entry.Id.Value));
        Assert.Equal(seen.Running[0].Row.Lease!.ExpiresAt, seen.HoldsUntil);
    }

    [Fact]
    public void A_gate_runs_as_long_as_its_log_is_younger_than_the_verdict_and_shows_no_token()
    {
        var token = work.Take().Value.Lease.Token;
        var view = new ViewTree(work.Workspace);
        Assert.Null(Assert.Single(view.Look().Running).Gate);

        work.Put("logs/WO-0001/command_1.log", "first\n");
        work.Put("logs/WO-0001/command_2.log", $"one\n\u001b[31mtwo {token}\u001b[0m\n\n");
        work.Put("logs/WO-0001/command_x.log", "no log of a command");
        var seen = view.Look();
        var gate = Assert.Single(seen.Running).Gate!;
        Assert.Equal((2, "two …"), (gate.Number, gate.LastLine));
        Assert.Same(seen, view.WithGates(seen));

        work.Put("logs/WO-0001/command_2.log", "three\n");
        seen = view.WithGates(seen);
        Assert.Equal("three", seen.Running[0].Gate!.LastLine);

        work.Put("logs/WO-0001/verdict.json", "{}");
        Assert.Null(view.WithGates(seen).Running[0].Gate);
    }

    [Fact]
    public void What_is_in_the_place_of_a_log_harms_nothing()
    {
        Assert.True(work.Take().TryGet(out _, out _));
        var logs = Path.Join(work.Sandbox.Root, "_ctx", "logs", "WO-0001");
        Directory.CreateDirectory(Path.Join(logs, "command_3.log"));
        File.CreateSymbolicLink(Path.Join(logs, "command_2.log"), "/dev/zero");
        work.Put("logs/WO-0001/command_1.log", "");

        var gate = new ViewTree(work.Workspace).Look().Running[0].Gate!;

        Assert.Equal((1, null), (gate.Number, gate.LastLine));
    }

    [Fact]
    public void The_last_entry_of_the_session_log_is_the_one_that_is_shown()
    {
        Assert.True(work.Take().TryGet(out _, out _));
        var log = work.Workspace.Session.Find().FullPath;
        File.AppendAllText(
            log,
            "[WO-0001] intent: first this\n[WO-00012] result: of another\n- [WO-0001] result: that is\tdone\n"
        );
        File.AppendAllText(log, "[WO-0002] intent: about WO-0001\nWO-0001 is only named here\n");

        Assert.Equal(new SessionNote(true, "that is done"), new ViewTree(work.Workspace).Look().Running[0].LastEntry);

        File.Delete(log);
        Assert.Null(new ViewTree(work.Workspace).Look().Running[0].LastEntry);
    }

    [Fact]
    public void What_was_done_is_counted_by_day_and_a_clock_that_is_ahead_makes_no_day()
    {
        var today = work.Clock.GetUtcNow();
        foreach (var (number, days) in (List<(int, int)>)[(4, 0), (5, 0), (6, -13), (7, -14), (8, 2)])
        {
            var at = today.AddDays(days).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
            var id = $"WO-000{number}";
            work.Put($"jobs/done/{id}.yaml", PendingWork.Text(id, WorkOrderState.Done, $"finished_at: '{at}'\n"));
        }

        var done = new ViewTree(work.Workspace).Look().Throughput.DoneByDay;

        Assert.Equal(Throughput.Days, done.Length);
        Assert.Equal((1, 0, 2, 3), (done[0], done[1], done[^1], done.Sum()));
    }

    [Fact]
    public void A_tree_in_which_nothing_was_ever_made_has_a_view()
    {
        Directory.Delete(work.Workspace.Layout.Ctx.FullPath, recursive: true);

        var seen = new ViewTree(work.Workspace).Look();

        Assert.True(seen.Running.IsEmpty && seen.Ready.IsEmpty && seen.Latest.IsEmpty && seen.HoldsUntil is null);
    }
}
