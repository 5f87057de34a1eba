namespace Wo.Core.Tests.Fuzzing;

/// <summary>Holds what reading costs to the size of what is read, and remembers the dearest.</summary>
/// <param name="perByte">How many bytes may be allocated for each byte that is read, beyond a fixed part.</param>
internal sealed class AllocationBound(int perByte)
{
    /// <summary>What may be allocated for nothing at all, as the first call of anything costs more.</summary>
    private const int Fixed = 128 * 1024;

    private long most;
    private int mostInput;

    /// <summary>Runs an action that may allocate so much and no more.</summary>
    /// <param name="input">The size of what it reads, in bytes.</param>
    /// <param name="action">What is run, on this thread alone.</param>
    public T Hold<T>(int input, Func<T> action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = action();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(
            allocated <= Fixed + ((long)perByte * input),
            $"{allocated} bytes allocated for {input} bytes read"
        );
        if (allocated > most)
        {
            (most, mostInput) = (allocated, input);
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
    }
}
