namespace Wo.Tool.Output;

/// <summary>
/// A standard stream that remembers a failed write instead of throwing it: what a command does to work orders must not
/// be cut short because a disk that its output is redirected to is full.
/// </summary>
/// <param name="inner">The stream proper.</param>
internal sealed class TolerantStream(Stream inner) : Stream
{
    /// <summary>Why output was lost, or <see langword="null"/>. Nothing is written after the first failure.</summary>
    public Exception? Failure { get; private set; }

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
    public override void Flush() => Attempt(inner.Flush);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) =>
        Attempt(() => inner.Write(buffer, offset, count));

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Attempt(Action write)
    {
        if (Failure is not null)
        {
            return;
        }

        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Failure = failure;
        }
    }
}
