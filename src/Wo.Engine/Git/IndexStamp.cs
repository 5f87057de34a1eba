namespace Wo.Engine.Git;

/// <summary>Which index a worktree has: the checksum of all of it, with which git ends the file, and its size.</summary>
internal static class IndexStamp
{
    private const string FileName = "index";

    /// <summary>As long as the longest checksum; what precedes a shorter one does no harm.</summary>
    private const int Bytes = 32;

    private const int ShortestChecksum = 20;

    /// <summary>The stamp; <see langword="null"/> where there is none, as with <c>index.skipHash</c>, or it cannot be read.</summary>
    /// <param name="worktree">The worktree.</param>
    public static string? Of(string worktree)
    {
        try
        {
            if (!GitDirectoryFinder.Find(worktree).TryGet(out var found, out _))
            {
                return null;
            }

            var path = Path.Join(found.GitDirectory, FileName);
            if (!PathProbe.IsFile(path))
            {
                return null;
            }

            using var file = File.OpenHandle(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete
            );
            var size = RandomAccess.GetLength(file);
            Span<byte> end = stackalloc byte[Bytes];
            return
                size > Bytes
                && RandomAccess.Read(file, end, size - Bytes) == Bytes
                && end[^ShortestChecksum..].ContainsAnyExcept((byte)0)
                ? $"{size} {Convert.ToHexString(end)}"
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
