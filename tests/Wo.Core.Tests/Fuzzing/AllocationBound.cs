namespace Wo.Core.Tests.Fuzzing;

/// <summary>Holds what reading costs to the size of what is read.</summary>
internal static class AllocationBound
{
    /// <summary>Runs an action that may allocate so much and no more.</summary>
    /// <param name="input">The size of what it reads, in bytes.</param>
    /// <param name="perByte">How much it may allocate for each byte.</param>
    /// <param name="action">What is run, on this thread alone.</param>
    public static T Hold<T>(int input, int perByte, Func<T> action)
    {
        const int AtLeast = 512 * 1024;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = action();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(
            allocated <= AtLeast + ((long)perByte * input),
            $"{allocated} bytes allocated for {input} bytes read"
        );
        return result;
    }
}
