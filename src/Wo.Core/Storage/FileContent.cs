namespace Wo.Core.Storage;

/// <summary>The outcome of reading a file.</summary>
/// <param name="Outcome">Whether there are bytes, or why not.</param>
/// <param name="Bytes">The whole content where <paramref name="Outcome"/> is <see cref="ReadOutcome.Ok"/>, else empty.</param>
internal readonly record struct FileContent(ReadOutcome Outcome, byte[] Bytes)
{
    /// <summary>Nothing is at the path.</summary>
    public static FileContent Missing { get; } = new(ReadOutcome.Missing, []);

    /// <summary>
    /// What the file system said of the file before the bytes were read, so that they are of that moment or later;
    /// <see langword="null"/> where there is no file or it was not asked.
    /// </summary>
    public FileStatus? Status { get; init; }

    /// <summary>Whether the bytes were read.</summary>
    public bool IsOk => Outcome == ReadOutcome.Ok;
}
