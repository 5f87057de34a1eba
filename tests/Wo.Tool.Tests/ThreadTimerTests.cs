using System.Collections.Concurrent;
using Wo.Tool.Hosting;

namespace Wo.Tool.Tests;

/// <summary>The timer of the tool calls back when it is due, again after each period, and never again once it has ended.</summary>
/// <remarks>That no call comes shows in nothing but time: a busy machine may hide one, and never invents one.</remarks>
public sealed class ThreadTimerTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SystemTime time = new();
    private readonly BlockingCollection<object?> calls = [];

    [Fact]
    public void It_calls_once_where_there_is_no_period()
    {
        using var timer = time.CreateTimer(calls.Add, "told", Soon, Never);

        Assert.Equal("told", Next());
        Assert.False(calls.TryTake(out _, Soon * 10));
    }

    [Fact]
    public void It_calls_after_each_period_not_before_and_not_twice_at_once()
    {
        var (running, most, start) = (0, 0, time.GetTimestamp());
        using var timer = time.CreateTimer(
            _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                Thread.Sleep(Soon * 2); // longer than the period
                Interlocked.Decrement(ref running);
                calls.Add(time.GetElapsedTime(start));
            },
            null,
            Soon * 2,
            Soon
        );

        Assert.All(
            Enumerable.Range(0, 4),
            number => Assert.InRange((TimeSpan)Next()!, Soon * 2 + Soon * number, TimeSpan.MaxValue)
        );
        Assert.Equal(1, most);
    }

    [Fact]
    public void It_waits_until_it_is_told_when()
    {
        using var timer = time.CreateTimer(calls.Add, "told", Never, Never);
        Assert.False(calls.TryTake(out _, Soon * 4));

        Assert.True(timer.Change(Soon, Never));

        Assert.Equal("told", Next());
    }

    [Fact]
    public void A_later_word_counts()
    {
        using var timer = time.CreateTimer(calls.Add, "told", TimeSpan.FromDays(400), Never);
        Assert.False(calls.TryTake(out _, Soon * 4));

        timer.Change(TimeSpan.Zero, Never);

        Assert.Equal("told", Next());
    }

    [Fact]
    public async Task It_is_silent_once_it_has_ended()
    {
        var timer = time.CreateTimer(calls.Add, null, Soon, Soon);
        Next();
        await timer.DisposeAsync();
        timer.Dispose();
        Assert.False(timer.Change(TimeSpan.Zero, Soon));

        while (calls.TryTake(out _)) { }
        Assert.False(calls.TryTake(out _, Soon * 10));
    }

    [Fact]
    public async Task To_wait_for_its_end_is_to_wait_for_the_call_that_is_under_way()
    {
        using var goOn = new ManualResetEventSlim();
        var timer = time.CreateTimer(
            _ =>
            {
                calls.Add("began");
                goOn.Wait();
                calls.Add("ended");
            },
            null,
            Soon,
            Soon
        );
        Assert.Equal("began", Next());

        var end = timer.DisposeAsync();
        Assert.False(end.IsCompleted);
        goOn.Set();
        await end;

        Assert.True(calls.TryTake(out var last));
        Assert.Equal("ended", last);
        Assert.False(calls.TryTake(out _, Soon * 10));
    }

    [Fact]
    public void A_period_of_nothing_is_none()
    {
        using var timer = time.CreateTimer(calls.Add, "told", Soon, TimeSpan.Zero);

        Assert.Equal("told", Next());
        Assert.False(calls.TryTake(out _, Soon * 10));
    }

    private object? Next() =>
        calls.TryTake(out var told, Longest) ? told : throw new TimeoutException("The timer did not call.");
}
