using System.Diagnostics;

namespace Wo.TestKit;

/// <summary>
/// Holds what reading allocates to the size of what is read, and remembers the dearest and the slowest. How long one takes
/// depends on the machine, so that is told and not held.
/// </summary>
/// <param name="perByte">How many bytes may be allocated for each byte that is read, beyond a fixed part.</param>
internal sealed class AllocationBound(int perByte)
{
    /// <summary>What may be allocated for nothing at all, as the first call of anything costs more.</summary>
    private const int Fixed = 128 * 1024;

    private long most;
    private int mostInput;
    private TimeSpan slowest;
    private int slowestInput;

    /// <summary>Runs an action that may allocate so much and no more.</summary>
    /// <param name="input">The size of what it reads, in bytes.</param>
    /// <param name="action">What is run, on this thread alone.</param>
    public T Hold<T>(int input, Func<T> action)
    {
        var (before, started) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var result = action();
        var took = Stopwatch.GetElapsedTime(started);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(
            allocated <= Fixed + ((long)perByte * input),
            $"{allocated} bytes allocated for {input} bytes read"
        );
        if (allocated > most)
        {
            (most, mostInput) = (allocated, input);
        }

        if (took > slowest)
        {
            (slowest, slowestInput) = (took, input);
        }

        return result;
    }

    /// <summary>Prints the dearest, where anything was held.</summary>
    public void Report()
    {
        if (most == 0)
        {
            return;
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"at most {most} bytes were allocated, for {mostInput} bytes read; allowed are {Fixed} and {perByte} for each byte"
        );
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"the slowest took {slowest.TotalMilliseconds:F1} ms, for {slowestInput} bytes read"
        );
    }
}
