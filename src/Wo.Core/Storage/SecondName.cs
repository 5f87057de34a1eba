using Wo.Core.Storage.Posix;

namespace Wo.Core.Storage;

/// <summary>
/// A second name of a file (a hard link): it tells whether the first one is still anywhere on the disk, as a file that is
/// moved keeps both names and one that is removed leaves one.
/// </summary>
[AtomicIo]
internal static class SecondName
{
    /// <summary>Gives a file a second name, which must be free.</summary>
    /// <returns>Whether it has one now: not every file system can, and never two of them together.</returns>
    public static bool TryGive(string file, string name) => !OperatingSystem.IsWindows() && LibC.Link(file, name) == 0;

    /// <summary>How many names the file of a name has; <see langword="null"/> where that is not known.</summary>
    public static uint? CountOf(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        try
        {
            return PosixStatus.NamesOf(name);
        }
        catch (StorageException)
        {
            return null;
        }
    }
}
