using System.Runtime.InteropServices;
using Wo.Core.Storage.Posix;

namespace Wo.Core.Storage;

/// <summary>A file operation that the operating system refused.</summary>
/// <param name="operation">The operation, in the kernel's words, such as <c>fsync</c>.</param>
/// <param name="path">The file or directory it was meant for.</param>
/// <param name="errno">The system's error number.</param>
public sealed class StorageException(string operation, string path, int errno)
    : IOException($"{operation} {path}: {Marshal.GetPInvokeErrorMessage(errno)}")
{
    /// <summary>The operation, in the kernel's words.</summary>
    public string Operation { get; } = operation;

    /// <summary>The file or directory it was meant for.</summary>
    public string Path { get; } = path;

    /// <summary>The system's error number (errno, or a Win32 error code on Windows).</summary>
    public int Errno { get; } = errno;

    /// <summary>Whether readers see what was to be written all the same: only that it is on disk is not sure.</summary>
    internal bool IsVisible { get; init; }

    /// <summary>The same failure, of a step after the one that readers see.</summary>
    internal StorageException AsVisible() => new(Operation, Path, Errno) { IsVisible = true };

    /// <summary>Whether the operation was refused because the target exists.</summary>
    internal bool TargetExists => OperatingSystem.IsWindows() ? Errno is 80 or 183 : Errno == Posix.Errno.Exists;
}
