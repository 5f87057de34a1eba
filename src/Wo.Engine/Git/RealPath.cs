using System.Runtime.InteropServices;
using System.Text;
using Wo.Core.Storage.Posix;
using Wo.Core.Storage.Windows;

namespace Wo.Engine.Git;

/// <summary>Absolute paths without symbolic links, the form in which git reports its own and paths compare.</summary>
internal static unsafe class RealPath
{
    private const int LongestPath = 4096;

    /// <summary>The real path of something that exists, or <see langword="null"/>.</summary>
    /// <exception cref="StorageException">The system cannot tell whether it exists.</exception>
    public static string? Find(string path)
    {
        var found = Find(path, out var code);
        var isNothing = OperatingSystem.IsWindows()
            ? WindowsStatus.MeansNothingThere(code)
            : Errno.MeansNothingThere(code);
        return found is not null || isNothing ? found : throw new StorageException("realpath", path, code);
    }

    private static string? Find(string path, out int code)
    {
        if (OperatingSystem.IsWindows())
        {
            return WindowsPath.Real(Path.GetFullPath(path), out code);
        }

        code = 0;

        var buffer = stackalloc byte[LongestPath + 1];
        if (LibC.RealPath(path, buffer) is null)
        {
            code = Marshal.GetLastPInvokeError();
            return null;
        }

        return Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(buffer));
    }

    /// <summary>
    /// The real path that something has or would have: the part that exists is resolved, the rest appended.
    /// <c>..</c> is taken away before links are followed. What cannot be looked at is taken as it is written.
    /// </summary>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Find(full, out _)
            ?? (Path.GetDirectoryName(full) is { } parent ? Path.Join(Of(parent), Path.GetFileName(full)) : full);
    }

    /// <summary>A path that git printed: it writes <c>/</c> on every system.</summary>
    public static string FromGit(string path) => path.Replace('/', Path.DirectorySeparatorChar);

    /// <summary>Whether a path is a directory or lies below it. Both are real paths.</summary>
    public static bool IsWithin(string path, string directory) =>
        path.StartsWith(directory, StringComparison.Ordinal)
        && (
            path.Length == directory.Length
            || directory.EndsWith(Path.DirectorySeparatorChar)
            || path[directory.Length] == Path.DirectorySeparatorChar
        );
}
