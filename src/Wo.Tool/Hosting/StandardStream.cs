using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Wo.Core.Storage.Posix;
using Wo.Engine.Processes;

namespace Wo.Tool.Hosting;

/// <summary>
/// Standard output or standard error as the kernel has it. The stream of <see cref="Console"/> opens the other ones with
/// its first write, which fails where no descriptor is left, and the reason for a failure would be lost with it.
/// </summary>
/// <param name="descriptor">1 or 2.</param>
internal sealed class StandardStream(int descriptor) : Stream
{
    private readonly SafeFileHandle handle = new(descriptor, ownsHandle: false);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override unsafe void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            nint done = 0;
            while (done < buffer.Length)
            {
                nint written = LibC.Write(handle, start + done, buffer.Length - done);
                if (written >= 0)
                {
                    done += written;
                    continue;
                }

                int errno = Marshal.GetLastPInvokeError();
                if (errno == Errno.BrokenPipe)
                {
                    // The reader has gone away, which is what a filter such as `head` wants.
                    return;
                }

                if (errno == Errno.WouldBlock)
                {
                    // Another process shares the pipe and has made it non-blocking.
                    PollDescriptor entry = new()
                    {
                        Descriptor = (int)handle.DangerousGetHandle(),
                        Wanted = ProcessCalls.WritableEvent,
                    };
                    _ = ProcessCalls.poll(&entry, 1, -1);
                }
                else if (errno != Errno.Interrupted)
                {
                    throw new IOException(Marshal.GetPInvokeErrorMessage(errno));
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush() { }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
