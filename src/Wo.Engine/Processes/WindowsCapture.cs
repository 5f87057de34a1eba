using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Processes;

/// <summary>One output stream of a child on Windows, kept up to a limit or written into a file, by a thread of its own.</summary>
internal sealed class WindowsCapture
{
    private readonly Stream stream;
    private readonly SafeFileHandle? file;
    private readonly int limit;
    private readonly ArrayBufferWriter<byte> kept = new();
    private readonly Lock mutex = new();
    private readonly Task reading;
    private long received;

    /// <summary>Begins to read.</summary>
    /// <param name="stream">The child's output.</param>
    /// <param name="file">Where it goes; <see langword="null"/> keeps it here. Both streams may go to one file.</param>
    /// <param name="limit">How many bytes are kept. The rest is read and dropped: the child must not block.</param>
    public WindowsCapture(Stream stream, SafeFileHandle? file, int limit)
    {
        (this.stream, this.file, this.limit) = (stream, file, limit);
        reading = Task.Factory.StartNew(
            Read,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    /// <summary>Whether more came than was kept.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>Why reading or writing failed, or <see langword="null"/>.</summary>
    public string? Failure { get; private set; }

    /// <summary>
    /// Waits for the end of the stream, but not longer than it brings something: a process that the child left behind may
    /// hold the pipe open for days.
    /// </summary>
    public void Finish(TimeSpan silence)
    {
        for (var before = -1L; !reading.Wait(silence); )
        {
            var now = Interlocked.Read(ref received);
            if (now == before)
            {
                return;
            }

            before = now;
        }
    }

    /// <summary>The kept bytes as text.</summary>
    /// <param name="asBytes">Whether each character stands for one byte.</param>
    public string Decode(bool asBytes = false)
    {
        lock (mutex)
        {
            return (asBytes ? Encoding.Latin1 : Encoding.UTF8).GetString(kept.WrittenSpan);
        }
    }

    private void Read()
    {
        var chunk = new byte[16 * 1024];
        try
        {
            for (var got = stream.Read(chunk); got > 0; got = stream.Read(chunk))
            {
                Keep(chunk.AsSpan(0, got));
                Interlocked.Add(ref received, got);
            }
        }
        catch (IOException failed)
        {
            Failure = failed.Message;
        }
        catch (ObjectDisposedException)
        {
            // Given up: the child has ended, and the rest is of a process that it left behind.
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (file is not null)
        {
            lock (file)
            {
                RandomAccess.Write(file, bytes, RandomAccess.GetLength(file));
            }

            return;
        }

        lock (mutex)
        {
            var room = Math.Min(bytes.Length, limit - kept.WrittenCount);
            kept.Write(bytes[..room]);
            IsTruncated |= room < bytes.Length;
        }
    }
}
