using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Wo.Core.Storage.Posix;

namespace Wo.Engine.Processes;

/// <summary>One output stream of a child, read from a pipe and kept up to a limit.</summary>
internal sealed unsafe class CapturedOutput : IDisposable
{
    // Most children print a line or nothing.
    private const int FirstSize = 4096;
    private const int ChunkSize = 64 * 1024;
    private const int LeastRoom = 1024;

    private readonly SafeFileHandle readEnd;
    private readonly int limit;
    private byte[] bytes = [];
    private int count;

    public CapturedOutput(int limit)
    {
        this.limit = limit;
        (readEnd, WriteEnd) = ProcessCalls.CreatePipe();
    }

    /// <summary>What the child writes to. Closed here once the child has it, or there would never be an end.</summary>
    public SafeFileHandle WriteEnd { get; }

    /// <summary>The descriptor to wait on; negative, which <c>poll</c> skips, once everything is read.</summary>
    public int Descriptor => IsAtEnd ? -1 : (int)readEnd.DangerousGetHandle();

    /// <summary>Whether more came than was kept.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>The error number of a read that failed, after which nothing more is read; 0 where none did.</summary>
    public int ReadError { get; private set; }

    private bool IsAtEnd { get; set; }

    /// <summary>Reads one chunk; for use when the descriptor is ready, otherwise it waits.</summary>
    public void ReadChunk()
    {
        EnsureRoom();
        // Past the limit the bytes land behind the kept ones and are overwritten: the child must not block on us.
        fixed (byte* free = &bytes[count])
        {
            var got = LibC.Read(readEnd, free, bytes.Length - count);
            var error = got < 0 ? Marshal.GetLastPInvokeError() : 0;
            if (error == Errno.Interrupted)
            {
                return;
            }

            ReadError = error;
            IsAtEnd = got <= 0;
            IsTruncated |= count + got > limit;
            count = (int)Math.Min(limit, count + Math.Max(0, got));
        }
    }

    /// <summary>
    /// Reads what is in the pipe now. After the child's end that is all it wrote; a process that it left behind may
    /// hold the pipe open for days, so this does not wait for the end of the stream.
    /// </summary>
    public void Drain()
    {
        while (!IsAtEnd)
        {
            var ready = new PollDescriptor { Descriptor = Descriptor, Wanted = ProcessCalls.ReadableEvent };
            if (ProcessCalls.poll(&ready, 1, 0) <= 0)
            {
                return;
            }

            ReadChunk();
        }
    }

    /// <summary>The kept bytes as text.</summary>
    /// <param name="asBytes">Whether each character stands for one byte.</param>
    public string Decode(bool asBytes = false) =>
        (asBytes ? Encoding.Latin1 : Encoding.UTF8).GetString(bytes, 0, count);

    /// <inheritdoc/>
    public void Dispose()
    {
        readEnd.Dispose();
        WriteEnd.Dispose();
    }

    private void EnsureRoom()
    {
        if (bytes.Length == 0)
        {
            bytes = new byte[FirstSize];
        }
        else if (bytes.Length - count < LeastRoom)
        {
            Array.Resize(ref bytes, (int)Math.Min((long)limit + ChunkSize, Math.Max(bytes.Length * 2L, ChunkSize)));
        }
    }
}
