using System.Text;

namespace Wo.Engine.Store;

/// <summary>
/// Replaces the small files by which git knows a worktree. A reader sees the old text or the new one: git looks at all
/// worktrees in every command about one.
/// </summary>
[AtomicIo]
internal static class GitAdminFile
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>Writes the whole file, synced, and puts it in its place with one rename.</summary>
    /// <exception cref="StorageException">It cannot be written; the former one stays.</exception>
    public static void Replace(string path, string text) =>
        new AtomicWriter(PlatformFileSystem.Create(), TimeProvider.System).Replace(
            path,
            Encoding.UTF8.GetBytes(text),
            Durability.Content
        );

    /// <summary>
    /// Writes a file that only its user can read, and puts it in its place with one rename. It is not synced: after a power
    /// loss it may be missing or not whole.
    /// </summary>
    /// <exception cref="StorageException">It cannot be written; the former one stays.</exception>
    public static void ReplacePrivate(string path, string text)
    {
        using var prepared = PreparedFile.Write(
            PlatformFileSystem.Create(),
            path,
            Encoding.UTF8.GetBytes(text),
            Durability.None,
            PreparedFile.OwnerOnly
        );
        prepared.Publish();
    }

    /// <summary>The text of one, without the end of its line; <see langword="null"/> where there is none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string? Read(string path)
    {
        var content = Look(path);
        return content.Outcome is ReadOutcome.Ok or ReadOutcome.Missing
            ? TextOf(content)?.TrimEnd('\n')
            : ReadByRuntime(path)?.TrimEnd('\n');
    }

    /// <summary>The whole text of what a path leads to; <see langword="null"/> where that is no regular file.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static string? ReadIfFile(string path)
    {
        var content = Look(path);
        return content.Outcome is ReadOutcome.Ok or ReadOutcome.Missing ? TextOf(content)
            : PathProbe.IsFile(path) ? ReadByRuntime(path)
            : null;
    }

    // Every command looks at those of all worktrees. What is no small file, or is reached by a link, is left to the runtime.
    private static FileContent Look(string path) => PlatformFileSystem.Create().Read(path, MaxBytes);

    private static string? TextOf(FileContent content) => content.IsOk ? Encoding.UTF8.GetString(content.Bytes) : null;

    private static string? ReadByRuntime(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Makes a directory, and those around it.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static void MakeDirectory(string path) => Directory.CreateDirectory(path);
}
