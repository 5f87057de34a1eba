using System.Collections.Concurrent;
using System.Diagnostics;
using Wo.Benches;

namespace Wo.Bench;

/// <summary>Many processes that began at the same moment.</summary>
/// <param name="Seconds">From that moment to the last end.</param>
/// <param name="Times">When each of those that succeeded had its end, in seconds from that moment.</param>
/// <param name="ProcessorEach">The processor time of one, with its children, in milliseconds.</param>
/// <param name="Failed">How many failed.</param>
internal sealed record Rush(double Seconds, double[] Times, double ProcessorEach, int Failed)
{
    // By then each shell has started and waits.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Makes one. All processes exist before the first begins: starting 64 of them, one after the other, takes processor time from
    /// those that already run.
    /// </summary>
    /// <param name="count">How many processes there are.</param>
    /// <param name="hold">Starts one, which waits until it may begin.</param>
    /// <param name="tryAgain">What is done where one fails, which then does not count as failed.</param>
    public static Rush Of(int count, Func<int, HeldCommand> hold, Action<int>? tryAgain = null)
    {
        var used = ProcessorTime.OfChildren;
        var times = new ConcurrentBag<double>();
        var begin = 0L;
        var commands = Enumerable.Range(0, count).Select(hold).ToArray();
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() => End(number))).ToList();
        threads.ForEach(thread => thread.Start());
        Thread.Sleep(Rest);
        begin = Stopwatch.GetTimestamp();
        foreach (var command in commands)
        {
            command.Begin();
        }

        threads.ForEach(thread => thread.Join());
        return new Rush(
            Stopwatch.GetElapsedTime(begin).TotalSeconds,
            [.. times],
            (ProcessorTime.OfChildren - used) / count,
            count - times.Count
        );

        void End(int number)
        {
            using var command = commands[number];
            try
            {
                var failure = command.End();
                if (failure is not null)
                {
                    (tryAgain ?? throw new InvalidOperationException(failure))(number);
                }

                times.Add(Stopwatch.GetElapsedTime(begin).TotalSeconds);
            }
            catch (InvalidOperationException failed)
            {
                Console.Error.WriteLine(failed.Message);
            }
        }
    }
}
