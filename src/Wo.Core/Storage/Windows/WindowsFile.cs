using System.Runtime.InteropServices;

namespace Wo.Core.Storage.Windows;

/// <summary>A file that is open for writing on Windows.</summary>
internal sealed class WindowsFile(FileStream stream, string path) : IWritableFile
{
    public long Length { get; } = stream.Length;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        try
        {
            stream.Write(bytes);
        }
        catch (IOException error)
        {
            throw new StorageException("write", path, WindowsFileSystem.Code(error));
        }
    }

    public byte? LastByte()
    {
        Span<byte> last = stackalloc byte[1];
        try
        {
            return Length > 0 && RandomAccess.Read(stream.SafeFileHandle, last, Length - 1) == 1 ? last[0] : null;
        }
        catch (IOException)
        {
            return null; // not readable, as the contract has it
        }
    }

    public void Truncate(long length)
    {
        try
        {
            stream.SetLength(length);
        }
        catch (IOException error)
        {
            throw new StorageException("SetEndOfFile", path, WindowsFileSystem.Code(error));
        }
    }

    public void Sync()
    {
        if (!Kernel32.FlushFileBuffers(stream.SafeFileHandle))
        {
            throw new StorageException("FlushFileBuffers", path, Marshal.GetLastPInvokeError());
        }
    }

    public void Dispose() => stream.Dispose();

    internal void SeekToEnd() => stream.Seek(0, SeekOrigin.End);
}
