using System.Buffers;

namespace Wo.Engine.Index;

/// <summary>Takes bytes as a file would and keeps none of them: it only says whether they are those that are expected.</summary>
/// <param name="expected">What is expected.</param>
internal sealed class ComparingWriter(ReadOnlyMemory<byte> expected) : IBufferWriter<byte>
{
    private byte[] buffer = new byte[16 * 1024];
    private ReadOnlyMemory<byte> rest = expected;
    private bool isLike = true;

    /// <summary>Whether all that is expected was written, and nothing else.</summary>
    public bool IsSame => isLike && rest.IsEmpty;

    /// <summary>Whether nothing else was written so far.</summary>
    public bool MayBeSame => isLike;

    /// <inheritdoc/>
    public void Advance(int count)
    {
        isLike = isLike && rest.Span.StartsWith(buffer.AsSpan(0, count));
        rest = isLike ? rest[count..] : default;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (sizeHint > buffer.Length)
        {
            buffer = new byte[sizeHint];
        }

        return buffer;
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
