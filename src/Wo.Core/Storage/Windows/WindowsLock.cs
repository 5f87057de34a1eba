using System.Runtime.InteropServices;
using System.Text;

namespace Wo.Core.Storage.Windows;

/// <summary>A file that no other process can open for writing: a lock that ends with the process.</summary>
internal sealed class WindowsLock(FileStream stream) : IFileLock
{
    public SafeHandle Handle => stream.SafeFileHandle;

    public void Describe(string text)
    {
        try
        {
            stream.Position = 0;
            stream.SetLength(0);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // Informational only, so a full disk must not stop the holder.
        }
    }

    public void Dispose() => stream.Dispose();
}
