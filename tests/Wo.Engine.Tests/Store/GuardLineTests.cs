using Wo.Engine.Store.Control;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store;

/// <summary>A line for the guard that is longer than one holder's time.</summary>
public sealed class GuardLineTests
{
    private const int Looks = 35;

    [Fact]
    public void A_line_that_moves_is_waited_for_beyond_the_time_of_one_holder()
    {
        using var line = new Line { NextAfter = 5, EndsAfter = Looks };

        line.Acquire().Value.Dispose();

        Assert.InRange(line.Looked, Looks, int.MaxValue);
    }

    [Fact]
    public void A_process_that_comes_twice_in_one_second_moves_the_line()
    {
        using var line = new Line
        {
            NextAfter = 5,
            EndsAfter = Looks,
            Note = _ => "pid 7, wo take\n",
        };

        line.Acquire().Value.Dispose();

        Assert.InRange(line.Looked, Looks, int.MaxValue);
    }

    [Fact]
    [BadInput(56)]
    public void A_holder_that_never_lets_go_is_reported_after_its_time()
    {
        using var line = new Line();

        var error = line.Acquire().Error!;

        Assert.Equal(Problem.GuardTimeout, error.Code);
        Assert.Contains("was not free for 0 s: holder 0 has it", error.Cause, StringComparison.Ordinal);
        Assert.Equal(AtBegin + LinePatience.StepsOfHolder + ForMessage, line.Looked);
    }

    [Fact]
    public void A_holder_that_stands_still_behind_others_is_given_its_whole_time()
    {
        using var line = new Line { NextAfter = 5, LastAfter = 20 };

        var error = line.Acquire().Error!;

        Assert.Contains("holder 20 has it", error.Cause, StringComparison.Ordinal);
        Assert.Equal(20 + 1 + LinePatience.StepsOfHolder + ForMessage, line.Looked);
    }

    [Fact]
    public void A_holder_that_could_not_write_its_note_is_reported_after_its_time()
    {
        using var line = new Line { Note = _ => "" };

        var error = line.Acquire().Error!;

        Assert.Contains("holder unknown has it", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_never_ends_is_left_and_the_answer_says_that_it_moved()
    {
        using var line = new Line { NextAfter = 2, LineSteps = 30 };

        var error = line.Acquire().Error!;

        Assert.Equal(Problem.GuardTimeout, error.Code);
        Assert.Contains("went from one process to the next", error.Cause, StringComparison.Ordinal);
        Assert.Equal(AtBegin + 30 + ForMessage, line.Looked);
    }

    [Fact]
    public void A_command_that_is_asked_to_stop_leaves_a_line_that_moves()
    {
        using var line = new Line { NextAfter = 5, StopAfter = 20 };

        var error = line.Acquire().Error!;

        Assert.Equal(Problem.GuardTimeout, error.Code);
        Assert.Equal(20 + ForMessage, line.Looked);
    }

    [Fact]
    public void What_a_stopped_command_has_to_undo_waits_as_long_as_ever()
    {
        using var line = new Line { NextAfter = 5, EndsAfter = Looks };
        line.Stop();

        line.Acquire().Value.Dispose();

        Assert.InRange(line.Looked, Looks, int.MaxValue);
    }

    [Fact]
    public void The_turn_to_make_the_index_is_waited_for_while_the_line_for_the_guard_moves()
    {
        using var line = new Line { NextAfter = 5, EndsAfter = Looks };
        var layout = line.Store.ControlLayout;
        var turn = new Turn(line.Files, line.Store.Writer, layout.IndexTurn, [layout.Guard], line.Policy);
        line.AtEnd = line.Files.TryLock(layout.IndexTurn)!.Dispose;

        turn.Wait()!.Dispose();

        Assert.InRange(line.Looked, Looks, int.MaxValue);
    }

    private const int AtBegin = 1;
    private const int ForMessage = 1;

    /// <summary>The guard in other hands. It goes to the next after so many looks of the one who waits.</summary>
    private sealed class Line : IDisposable
    {
        private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(2);

        private readonly CancellationTokenSource stop = new();
        private readonly IFileLock held;
        private bool isFree;

        public Line()
        {
            held = PlatformFileSystem.Create().TryLock(Path)!;
            Store.Files.WhenRead = path =>
            {
                if (path == Path)
                {
                    Look();
                }
            };
        }

        public int NextAfter { get; init; } = int.MaxValue;
        public int LastAfter { get; init; } = int.MaxValue;
        public int EndsAfter { get; init; } = int.MaxValue;
        public int StopAfter { get; init; } = int.MaxValue;
        public int LineSteps { get; init; } = 1_000;
        public Func<int, string> Note { get; init; } = static look => $"holder {look}\n";
        public Action AtEnd { get; set; } = static () => { };

        public StoreFixture Store { get; } = Made();
        public FaultyFileSystem Files => Store.Files;
        public int Looked { get; private set; }

        public LockingPolicy Policy =>
            LockingPolicy.Default with
            {
                GuardTimeout = Step * LinePatience.StepsOfHolder,
                LineTimeout = Step * LineSteps,
                AskedToStop = stop.Token,
            };

        private string Path => Store.ControlLayout.Guard;

        public Result<GuardHeld> Acquire()
        {
            held.Describe(Note(0));
            return new Guard(Files, Store.Writer, Store.ControlLayout.Directory, StoreFixture.Clock, Policy).Acquire(
                "take"
            );
        }

        public void Stop() => stop.Cancel();

        public void Dispose()
        {
            Free();
            Store.Dispose();
            stop.Dispose();
        }

        private void Free()
        {
            if (!isFree)
            {
                held.Dispose();
                isFree = true;
            }
        }

        private static StoreFixture Made()
        {
            var store = new StoreFixture();
            store.Guard.Acquire("first").Value.Dispose();
            return store;
        }

        /// <summary>What happens meanwhile, seen by this look already.</summary>
        private void Look()
        {
            Looked++;
            if (Looked == EndsAfter)
            {
                AtEnd();
                Free();
            }
            else if (Looked < EndsAfter && Looked <= LastAfter && Looked % NextAfter == 0)
            {
                held.Describe(Note(Looked));
                File.SetLastWriteTimeUtc(Path, DateTime.UnixEpoch.AddSeconds(Looked));
            }

            if (Looked == StopAfter)
            {
                Stop();
            }
        }
    }
}
