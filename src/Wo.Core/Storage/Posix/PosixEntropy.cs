using System.Runtime.InteropServices;

namespace Wo.Core.Storage.Posix;

/// <summary>
/// Random bytes from the kernel, which cannot be predicted. The runtime's own generator takes them from OpenSSL, and to load that
/// costs 2 ms.
/// </summary>
internal static class PosixEntropy
{
    /// <summary>Fills a buffer.</summary>
    /// <param name="bytes">At most 256 bytes.</param>
    /// <exception cref="StorageException">The system gives none.</exception>
    internal static unsafe void Fill(Span<byte> bytes)
    {
        fixed (byte* buffer = bytes)
        {
            if (LibC.GetEntropy(buffer, bytes.Length) != 0)
            {
                throw new StorageException("read", "the system's random numbers", Marshal.GetLastPInvokeError());
            }
        }
    }
}
