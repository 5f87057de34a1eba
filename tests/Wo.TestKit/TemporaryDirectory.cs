using System.Diagnostics;

namespace Wo.TestKit;

/// <summary>A directory for one test, with a space in its path, gone afterwards.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    private const string Memory = "/dev/shm";

    /// <summary>Creates it.</summary>
    /// <param name="inMemory">Whether it is to lie in memory, where the system has a place for that.</param>
    public TemporaryDirectory(bool inMemory = false)
    {
        // The temporary directory may be a symbolic link; git answers with real paths, and tests compare the two.
        var place = inMemory && Directory.Exists(Memory) ? Memory : RealTemporaryPath();
        var parent = Directory.CreateDirectory(System.IO.Path.Combine(place, "wo tests"));
        LetOthersIn(parent.FullName);
        Path = System.IO.Path.Combine(parent.FullName, $"t {Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
    }

    /// <summary>The absolute path.</summary>
    public string Path { get; }

    /// <summary>A path below this directory; nothing is created.</summary>
    public string At(params string[] segments) => System.IO.Path.Combine([Path, .. segments]);

    /// <summary>Writes a file below this directory and creates the directories on the way.</summary>
    /// <returns>Its absolute path.</returns>
    public string Write(string relativePath, string content)
    {
        var path = At(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Writes an executable shell script, given without its first line, to an absolute path.</summary>
    /// <returns>The path.</returns>
    public static string WriteScript(string path, string script)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var text = $"#!/bin/sh\n{script}\n";
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(path, text);
            return path;
        }

        // By another process: a child that a test beside this one starts has what is open here open for a moment, too, and the
        // system executes no file that is open for writing.
        string[] arguments = ["-c", """printf '%s' "$1" > "$2" && chmod 755 "$2" """, "sh", text, path];
        using var writer = Process.Start("/bin/sh", arguments);
        writer.WaitForExit();
        return writer.ExitCode == 0 ? path : throw new IOException($"{path} cannot be written");
    }

    /// <summary>Some tests run as another user, and an earlier run may have left a directory that only its owner can search.</summary>
    private static void LetOthersIn(string directory)
    {
        const UnixFileMode Searchable = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows() && !File.GetUnixFileMode(directory).HasFlag(Searchable))
        {
            File.SetUnixFileMode(directory, File.GetUnixFileMode(directory) | Searchable);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!Directory.Exists(Path))
        {
            return;
        }

        // A link may lead out of it, to what is not ours.
        var withoutLinks = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
        };
        foreach (var directory in Directory.EnumerateDirectories(Path, "*", withoutLinks))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(directory, (UnixFileMode)0b111_000_000); // a test may have made it read-only
            }
        }

        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException) when (!OperatingSystem.IsWindows())
        {
            // .NET knows no names that are not UTF-8.
            using var remove = Process.Start("rm", ["-rf", "--", Path]);
            remove.WaitForExit();
        }
    }

    private static string RealTemporaryPath()
    {
        var path = System.IO.Path.GetTempPath();
        return new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
    }
}
