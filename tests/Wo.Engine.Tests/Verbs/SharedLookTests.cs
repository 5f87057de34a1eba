using Wo.Engine.Configuration;
using Wo.Engine.Lint;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Verbs;

/// <summary>Of many that look for what is ready at the same moment one reads the tree, and the others believe it no more than they may.</summary>
public sealed class SharedLookTests : IDisposable
{
    private readonly PendingWork work = new("WO-0001", "WO-0002", "WO-0003", "WO-0004")
    {
        Settings = new Settings { LockTtlSeconds = 3600, ScopeOverlap = OverlapPolicy.Allow },
    };
    private readonly FaultyFileSystem files = new(PlatformFileSystem.Create());

    private string TurnFile => work.Workspace.ControlLayout.LookTurn;

    public void Dispose() => work.Dispose();

    [Fact]
    public void Who_waited_takes_what_the_look_of_another_found_and_reads_no_others()
    {
        WhileAnotherLooks(turn => Found(turn, "WO-0003", "WO-0002"));

        Assert.Equal("WO-0003", Next().Value.Id.Value);

        Assert.DoesNotContain(
            files.ReadPaths.TakeWhile(path => !path.Contains("/index", StringComparison.Ordinal)),
            path => path.EndsWith("pending/WO-0002.yaml", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("begun before")]
    [InlineData("not ended")]
    [InlineData("torn")]
    [InlineData("empty")]
    [InlineData("no list")]
    public void Who_cannot_rely_on_the_look_of_another_looks(string what)
    {
        WhileAnotherLooks(turn =>
        {
            if (what != "begun before")
            {
                turn.Begin();
            }

            if (what != "not ended")
            {
                turn.End("WO-0003");
            }

            turn.Dispose();
            var text = File.ReadAllText(TurnFile);
            File.WriteAllText(
                TurnFile,
                what switch
                {
                    "torn" => text[..^2],
                    "empty" => "",
                    "no list" => "done 7 \n",
                    _ => text,
                }
            );
        });

        Assert.Equal("WO-0001", Next().Value.Id.Value);
    }

    [Fact]
    public void What_was_found_and_is_no_longer_to_be_had_is_passed_over()
    {
        Assert.True(work.Take(id: "WO-0004", noWorktree: true).IsOk);
        using var busy = work.Workspace.Operations.Acquire(PendingWork.Id("WO-0003")).Value;
        WhileAnotherLooks(turn => Found(turn, "WO-0009", "WO-0004", "WO-0003", "WO-0002", "WO-0001"));

        Assert.Equal("WO-0002", Next().Value.Id.Value);
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("waiting")]
    [InlineData("twice")]
    [InlineData("damaged record")]
    [InlineData("a directory")]
    public void What_cannot_be_taken_any_more_keeps_nobody_from_taking_another(string what)
    {
        WhileAnotherLooks(turn =>
        {
            Found(turn, "WO-0003", "WO-0002");
            switch (what)
            {
                case "broken":
                    work.Put("jobs/pending/WO-0003.yaml", "[broken\n");
                    break;
                case "waiting":
                    var text = PendingWork.Text("WO-0003", WorkOrderState.Pending, "dependencies: [WO-0001]\n");
                    work.Put("jobs/pending/WO-0003.yaml", text);
                    break;
                case "twice":
                    work.Put("jobs/failed/WO-0003.yaml", PendingWork.Text("WO-0003", WorkOrderState.Failed));
                    break;
                case "damaged record":
                    Directory.CreateDirectory(work.Workspace.ControlLayout.Records);
                    File.WriteAllText(work.Workspace.ControlLayout.Record(PendingWork.Id("WO-0003")), "{");
                    break;
                default:
                    File.Delete(work.PathOf(WorkOrderState.Pending, "WO-0003"));
                    Directory.CreateDirectory(work.PathOf(WorkOrderState.Pending, "WO-0003"));
                    break;
            }
        });

        Assert.Equal("WO-0001", Next().Value.Id.Value);
    }

    [Theory]
    [InlineData("WO-0009")]
    [InlineData("../../WO-0002")]
    public void Where_nothing_of_it_is_to_be_had_the_tree_is_read(string found)
    {
        WhileAnotherLooks(turn => Found(turn, found));

        Assert.Equal("WO-0001", Next().Value.Id.Value);
    }

    [Fact]
    public void Where_something_runs_since_that_overlaps_the_tree_is_read()
    {
        using var careful = new PendingWork("WO-0001", "WO-0002")
        {
            Settings = new Settings { LockTtlSeconds = 3600, ScopeOverlap = OverlapPolicy.Avoid },
        };
        careful.Put("jobs/pending/WO-0001.yaml", Within("WO-0001", "src/**"));
        careful.Put("jobs/pending/WO-0002.yaml", Within("WO-0002", "src/**"));
        careful.Put("jobs/pending/WO-0003.yaml", Within("WO-0003", "docs/**"));
        careful.Put("jobs/pending/WO-0004.yaml", Within("WO-0004", "tests/**"));
        Assert.True(careful.Take(noWorktree: true).IsOk);
        WhileAnotherLooks(turn => Found(turn, "WO-0002", "WO-0004"), careful);

        Assert.Equal("WO-0003", Next(careful).Value.Id.Value);
    }

    [Fact]
    public void Those_who_waited_for_it_are_told_what_may_be_ready_in_the_promised_order()
    {
        work.Put(
            "jobs/pending/WO-0002.yaml",
            PendingWork.Text("WO-0002", WorkOrderState.Pending, "dependencies: [WO-0001]\n")
        );
        work.Put(
            "jobs/pending/WO-0004.yaml",
            PendingWork
                .Text("WO-0004", WorkOrderState.Pending)
                .Replace("priority: P1", "priority: P0", StringComparison.Ordinal)
        );
        WhileAnotherLooks(static turn => turn.Dispose());

        Assert.Equal("WO-0004", Next().Value.Id.Value);

        Assert.Equal(["WO-0004", "WO-0001", "WO-0003"], Told());
    }

    [Fact]
    public void What_cannot_be_read_is_said_by_each_and_not_passed_on_in_silence()
    {
        work.Put("jobs/pending/WO-0002.yaml", "[broken\n");
        WhileAnotherLooks(static turn => turn.Dispose());

        Assert.Contains("WO-0002", Assert.Single(Next().Value.Warnings), StringComparison.Ordinal);

        Assert.Empty(Told());
    }

    [Fact]
    public void That_nothing_is_ready_is_found_by_each()
    {
        foreach (var id in new[] { "WO-0001", "WO-0002", "WO-0003", "WO-0004" })
        {
            Assert.True(work.Take(id: id, noWorktree: true).IsOk);
        }

        WhileAnotherLooks(turn => Found(turn));

        Assert.Equal(Problem.NoReadyWork, Next().Error!.Code);
    }

    [Fact]
    public void What_a_look_has_read_is_kept_for_others_before_its_command_has_ended()
    {
        using var pool = new PendingWork([.. Enumerable.Range(1, 150).Select(number => $"WO-{number:D4}")])
        {
            Settings = work.Settings,
        };
        pool.Clock.Shift = TimeSpan.FromSeconds(10); // nothing was changed just now
        Assert.Equal("WO-0001", Next(pool).Value.Id.Value);

        files.ReadPaths.Clear();
        Assert.Equal("WO-0002", Next(pool).Value.Id.Value);
        Assert.DoesNotContain(files.ReadPaths, IsOfNeither);

        // Of others an index keeps copies, which it reads them for: of so many at once that the last one is not among them.
        static bool IsOfNeither(string path) => path.EndsWith("pending/WO-0150.yaml", StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_look_of_the_same_command_at_less_does_not_take_the_place_of_what_was_kept()
    {
        using var pool = new PendingWork([.. Enumerable.Range(1, 140).Select(number => $"WO-{number:D4}")]);
        pool.Clock.Shift = TimeSpan.FromSeconds(10);
        Directory.CreateDirectory(pool.Workspace.ControlLayout.Directory);
        _ = pool.Workspace.Tree.ScanPartOnce(TreePart.Waiting);
        pool.Workspace.Cache.SaveForOthers();
        var kept = File.ReadAllBytes(pool.Workspace.ControlLayout.Summaries);
        for (var number = 1; number <= 20; number++)
        {
            File.Delete(pool.PathOf(WorkOrderState.Pending, $"WO-{number:D4}"));
        }

        _ = pool.Workspace.Tree.ScanPartOnce(TreePart.Waiting);
        pool.Workspace.Cache.Save();

        Assert.Equal(kept, File.ReadAllBytes(pool.Workspace.ControlLayout.Summaries));
    }

    [Fact]
    public void Who_stands_still_while_it_looks_keeps_nobody_from_taking()
    {
        using var impatient = new PendingWork { CancellationGrace = TimeSpan.FromMilliseconds(50) };
        using var turn = impatient.Workspace.LookTurn.Wait();

        Assert.Equal("WO-0001", Next(impatient).Value.Id.Value);
    }

    [Fact]
    public void A_line_for_the_guard_that_moves_is_no_reason_to_wait_for_one_that_looks()
    {
        const int MostNotes = 1000;
        using var impatient = new PendingWork { CancellationGrace = TimeSpan.FromMilliseconds(200) };
        using var turn = impatient.Workspace.LookTurn.Wait();
        var isOver = false;
        var notes = 0;
        var line = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver) && notes < MostNotes)
            {
                File.WriteAllText(impatient.Workspace.ControlLayout.Guard, $"{notes++}");
                Thread.Sleep(10);
            }
        });
        line.Start();

        var waited = impatient.Workspace.LookTurn.Wait();

        Volatile.Write(ref isOver, true);
        line.Join();
        Assert.Null(waited);
        Assert.InRange(notes, 0, MostNotes - 1);
    }

    [Fact]
    public void Another_tree_of_the_same_repository_tells_nothing()
    {
        Directory.CreateDirectory(work.Workspace.ControlLayout.Directory);
        File.WriteAllText(work.Workspace.ControlLayout.Root, "../../elsewhere\n");
        WhileAnotherLooks(turn => Found(turn, "WO-0003"));

        Assert.Equal("WO-0001", Next().Value.Id.Value);
    }

    [Fact]
    public void Where_there_can_be_no_turn_each_looks()
    {
        Directory.CreateDirectory(TurnFile);

        Assert.Equal("WO-0001", Next().Value.Id.Value);
        Assert.Equal("WO-0002", Next().Value.Id.Value);
    }

    private static string Within(string id, string glob) =>
        PendingWork.Text(id, WorkOrderState.Pending, $"scope:\n  allow: ['{glob}']\n  deny: []\n");

    /// <summary>Lets another process have the turn, do something when it is waited for, and end its turn.</summary>
    private void WhileAnotherLooks(Action<Turn.Held> step, PendingWork? where = null)
    {
        var turn = (where ?? work).Open(PlatformFileSystem.Create()).LookTurn.Wait()!;
        turn.Begin();
        files.WhenWaited = path =>
        {
            if (Path.GetFileName(path) == Path.GetFileName(TurnFile))
            {
                step(turn);
            }
        };
    }

    private static void Found(Turn.Held turn, params string[] ids)
    {
        turn.Begin();
        turn.End(ids);
        turn.Dispose();
    }

    private string[] Told() =>
        File.ReadAllText(TurnFile).Split(' ') is ["done", _, .. var ids, "\n"] ? ids : ["not done"];

    private Result<TakenWorkOrder> Next(PendingWork? where = null) =>
        new TakeNext((where ?? work).Open(files)).Run(
            id => new TakeRequest(id, PendingWork.Named("alice")) { NoWorktree = true },
            CancellationToken.None
        );
}
