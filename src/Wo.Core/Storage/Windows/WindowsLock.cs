using System.Runtime.InteropServices;
using System.Text;

namespace Wo.Core.Storage.Windows;

/// <summary>A file opened without sharing, which is a lock that ends with the process.</summary>
internal sealed class WindowsLock(FileStream stream) : IFileLock
{
    public SafeHandle Handle => stream.SafeFileHandle;

    public void Describe(string text)
    {
        stream.SetLength(0);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    public void Dispose() => stream.Dispose();
}
