namespace Wo.Engine.Store;

/// <summary>
/// Removes what a program that died or failed left behind: lock files, empty directories, what git keeps of a worktree that
/// never became one. None of it is a user's work, so nothing is backed up; the caller has made sure of that.
/// </summary>
[AtomicIo]
internal static class LeftoverFiles
{
    /// <summary>Removes a file; a missing one is fine.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    public static void RemoveFile(string path) => File.Delete(path);

    /// <summary>Removes a directory with all that is in it.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    public static void RemoveTree(string directory) => Directory.Delete(directory, recursive: true);

    /// <summary>Removes a directory that has nothing in it.</summary>
    /// <returns>Whether there is no such directory now.</returns>
    public static bool RemoveIfEmpty(string directory)
    {
        try
        {
            Directory.Delete(directory); // refuses where there is something in it
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
