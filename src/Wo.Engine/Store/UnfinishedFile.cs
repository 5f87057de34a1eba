namespace Wo.Engine.Store;

/// <summary>
/// Completes what a program that died had created and not yet written. No reader has seen anything else there, and the
/// caller knows the bytes that the program writes.
/// </summary>
[AtomicIo]
internal static class UnfinishedFile
{
    /// <summary>Writes the content of a file that is still empty, and syncs it.</summary>
    /// <exception cref="IOException">It cannot be written, or is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Complete(string path, ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }
}
