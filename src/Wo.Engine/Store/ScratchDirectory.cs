namespace Wo.Engine.Store;

/// <summary>
/// A directory of its own under the system's one for temporary files, removed with everything in it unless it is kept.
/// Its files are no user's work, so none of the care that work orders get is needed.
/// </summary>
[AtomicIo]
internal sealed class ScratchDirectory : IDisposable
{
    /// <summary>Creates it, with a name that no other directory has.</summary>
    /// <param name="prefix">What its name starts with.</param>
    /// <exception cref="IOException">There is no place for it.</exception>
    public ScratchDirectory(string prefix) => Path = Directory.CreateTempSubdirectory(prefix).FullName;

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>Whether it outlives this object.</summary>
    public bool IsKept { get; set; }

    /// <summary>Creates a directory below it.</summary>
    /// <returns>Its absolute path.</returns>
    public string Create(string name) => Directory.CreateDirectory(System.IO.Path.Join(Path, name)).FullName;

    /// <summary>Writes a file, anew or over the one that is there.</summary>
    /// <param name="path">An absolute path below the directory.</param>
    /// <param name="text">Its content.</param>
    /// <param name="isExecutable">Whether it is a script.</param>
    public static void Write(string path, string text, bool isExecutable = false)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (isExecutable && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Removes it unless it is kept. What cannot be removed stays for the system to tidy up.</summary>
    public void Dispose()
    {
        if (IsKept)
        {
            return;
        }

        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A scanner or an indexer may be at it.
        }
    }
}
