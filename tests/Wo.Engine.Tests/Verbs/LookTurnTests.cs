using Wo.Engine.Tests.Store;

namespace Wo.Engine.Tests.Verbs;

/// <summary>What a process that looks for what is ready does for those that wait, and how long they wait for it.</summary>
public sealed class LookTurnTests : IDisposable
{
    private readonly TwoTakers takers = new();
    private readonly PendingWork work;
    private readonly FaultyFileSystem files;

    public LookTurnTests() => (work, files) = (takers.Work, takers.Files);

    public void Dispose() => takers.Dispose();

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
        takers.WhileAnotherLooks(static turn => turn.Dispose());

        Assert.Equal("WO-0004", takers.Next().Value.Id.Value);

        Assert.Equal(["WO-0004", "WO-0001", "WO-0003"], takers.Told());
    }

    [Fact]
    public void What_cannot_be_read_is_said_by_each_and_not_passed_on_in_silence()
    {
        work.Put("jobs/pending/WO-0002.yaml", "[broken\n");
        takers.WhileAnotherLooks(static turn => turn.Dispose());

        Assert.Contains("WO-0002", Assert.Single(takers.Next().Value.Warnings), StringComparison.Ordinal);

        Assert.Empty(takers.Told());
    }

    [Fact]
    public void What_a_look_has_read_is_kept_for_others_before_its_command_has_ended()
    {
        using var pool = new PendingWork([.. Enumerable.Range(1, 150).Select(number => $"WO-{number:D4}")])
        {
            Settings = work.Settings,
        };
        pool.Clock.Shift = TimeSpan.FromSeconds(10); // nothing was changed just now
        Assert.Equal("WO-0001", takers.Next(pool).Value.Id.Value);

        files.ReadPaths.Clear();
        Assert.Equal("WO-0002", takers.Next(pool).Value.Id.Value);
        Assert.DoesNotContain(files.ReadPaths, IsOfNeither);

        // Of others an index keeps copies, which it reads them for: of so many at once that the last one is not among them.
        static bool IsOfNeither(string path) => path.EndsWith("pending/WO-0150.yaml", StringComparison.Ordinal);
    }

    [Fact]
    public void Who_stands_still_while_it_looks_keeps_nobody_from_taking()
    {
        using var impatient = new PendingWork { CancellationGrace = TimeSpan.FromMilliseconds(50) };
        using var turn = impatient.Workspace.LookTurn.Wait();

        Assert.Equal("WO-0001", takers.Next(impatient).Value.Id.Value);
    }

    [Fact]
    public void A_line_for_the_guard_that_moves_is_no_reason_to_wait_for_one_that_looks()
    {
        const int MostNotes = 1000;
        using var impatient = new PendingWork { CancellationGrace = TimeSpan.FromMilliseconds(50) };
        var layout = impatient.Workspace.ControlLayout;
        using var turn = impatient.Workspace.LookTurn.Wait();
        var notes = 0;
        files.WhenRead = path =>
        {
            if (path == layout.LookTurn && notes < MostNotes)
            {
                File.WriteAllText(layout.Guard, $"{notes++}");
            }
        };

        Assert.Null(impatient.Open(files).LookTurn.Wait());

        Assert.InRange(notes, 1, MostNotes - 1);
    }

    [Fact]
    public void Where_there_can_be_no_turn_each_looks()
    {
        Directory.CreateDirectory(takers.TurnFile);

        Assert.Equal("WO-0001", takers.Next().Value.Id.Value);
        Assert.Equal("WO-0002", takers.Next().Value.Id.Value);
    }
}
