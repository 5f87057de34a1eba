namespace Wo.Tool.Commands.Mcp;

/// <summary>Reads the messages of a stream, a line each, and no more of a line than a message can have.</summary>
/// <param name="input">The stream.</param>
internal sealed class MessageLines(Stream input)
{
    /// <summary>In bytes. A work order has at most one mebibyte, which JSON may write six times as long.</summary>
    public const int Longest = 8 * 1024 * 1024;

    private const byte End = (byte)'\n';

    private readonly byte[] chunk = new byte[64 * 1024];
    private int next;
    private int end;

    /// <summary>The next line; <see langword="null"/> at the end. Blocks until there is one.</summary>
    /// <param name="isWhole">Whether it is all of the line. Of one that is too long there is the beginning.</param>
    public byte[]? Read(out bool isWhole)
    {
        using var line = new MemoryStream();
        isWhole = true;
        while (true)
        {
            if (next == end)
            {
                (next, end) = (0, input.Read(chunk));
                if (end == 0)
                {
                    return line.Length > 0 ? line.ToArray() : null;
                }
            }

            var rest = chunk.AsSpan(next..end);
            var length = rest.IndexOf(End);
            var part = length < 0 ? rest : rest[..length];
            var kept = part[..(int)Math.Min(part.Length, Longest - line.Length)];
            line.Write(kept);
            isWhole &= kept.Length == part.Length;
            next += part.Length;
            if (length >= 0)
            {
                next++;
                return line.ToArray();
            }
        }
    }
}
