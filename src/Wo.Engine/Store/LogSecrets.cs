using System.Buffers;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Store;

/// <summary>
/// Blackens tokens in the log of a gate. A gate does not get one, but it may print what git or the control records say, and
/// logs are read by more people than may close the work order.
/// </summary>
/// <param name="tokens">Those that are known.</param>
/// <param name="mark">What precedes each other token in the marks that the tool leaves in git.</param>
[AtomicIo]
internal sealed class LogSecrets(IReadOnlyList<string> tokens, string mark)
{
    private const int ChunkSize = 64 * 1024;

    // A token is 32 of them; what is shorter is no token.
    private const int LeastDigits = 32;
    private const int MostDigits = 128;
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdef"u8);

    private readonly byte[] mark = Encoding.UTF8.GetBytes(mark);
    private readonly byte[][] known = [.. tokens.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Replaces each by stars, in place.</summary>
    public void Hide(SafeFileHandle log)
    {
        // What begins in one chunk and ends in the next is seen with the next, which begins early enough.
        var overlap = Math.Max(mark.Length + MostDigits, known.Select(token => token.Length).DefaultIfEmpty().Max());
        var chunk = new byte[ChunkSize + overlap];
        var length = RandomAccess.GetLength(log);
        for (var start = 0L; start < length; start += ChunkSize)
        {
            var read = chunk.AsSpan(0, RandomAccess.Read(log, chunk, start));
            foreach (var token in known)
            {
                HideAll(log, read, start, token);
            }

            HideMarks(log, read, start);
        }
    }

    private static void HideAll(SafeFileHandle log, Span<byte> text, long start, ReadOnlySpan<byte> token)
    {
        for (var from = 0; text[from..].IndexOf(token) is >= 0 and var at; from += at + token.Length)
        {
            Blacken(log, text.Slice(from + at, token.Length), start + from + at);
        }
    }

    private void HideMarks(SafeFileHandle log, Span<byte> text, long start)
    {
        for (var from = 0; text[from..].IndexOf(mark) is >= 0 and var at; )
        {
            from += at + mark.Length;
            var digits = text[from..].IndexOfAnyExcept(Digits);
            digits = digits < 0 ? text.Length - from : digits;
            if (digits is >= LeastDigits and <= MostDigits)
            {
                Blacken(log, text.Slice(from, digits), start + from);
            }
        }
    }

    private static void Blacken(SafeFileHandle log, Span<byte> secret, long position)
    {
        secret.Fill((byte)'*');
        RandomAccess.Write(log, secret, position);
    }
}
