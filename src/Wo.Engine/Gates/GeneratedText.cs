using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Wo.Engine.Store;

namespace Wo.Engine.Gates;

/// <summary>
/// Text that is generated and that people may change: its last line says what it was, so that a later run replaces only what
/// no person has touched.
/// </summary>
internal static class GeneratedText
{
    private const string Open = "<!-- generated, and replaced by the next run unless it is changed: ";
    private const string Close = " -->\n";
    private const string LogOpen = "[written by wo, and made anew by the next run unless it is changed: ";
    private const string LogClose = "]\n";
    private const int Digits = 16;

    // What is hashed in memory, in bytes.
    private const int Small = 64 * 1024;

    /// <summary>The text with that line.</summary>
    public static byte[] Mark(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + "\n");
        return [.. bytes, .. Line(bytes)];
    }

    /// <summary>Whether it is as it was generated.</summary>
    public static bool IsUnchanged(ReadOnlySpan<byte> text)
    {
        var length = text.Length - (Open.Length + Digits + Close.Length);
        return length > 0 && text[length..].SequenceEqual(Line(text[..length]));
    }

    /// <summary>Adds such a line to a log, which may be larger than memory.</summary>
    public static void Seal(SafeFileHandle log) => EvidenceFiles.Append(log, LogLine(log, RandomAccess.GetLength(log)));

    /// <summary>Whether a log is as it was written.</summary>
    public static bool IsUnchangedLog(SafeFileHandle log)
    {
        var length = RandomAccess.GetLength(log) - (LogOpen.Length + Digits + LogClose.Length);
        if (length <= 0)
        {
            return false;
        }

        var last = new byte[LogOpen.Length + Digits + LogClose.Length];
        return RandomAccess.Read(log, last, length) == last.Length
            && last.AsSpan().StartsWith(Encoding.ASCII.GetBytes(LogOpen))
            && last.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(LogLine(log, length)));
    }

    private static string LogLine(SafeFileHandle log, long length)
    {
        var chunk = new byte[(int)Math.Min(Small, length)];
        var hash = length <= Small ? Sha256.HashData(chunk.AsSpan(0, Read(log, chunk, 0))) : HashOf(log, length, chunk);
        return LogOpen + Convert.ToHexStringLower(hash)[..Digits] + LogClose;
    }

    private static byte[] HashOf(SafeFileHandle log, long length, byte[] chunk)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var at = 0L; at < length; )
        {
            var read = Read(log, chunk.AsSpan(0, (int)Math.Min(chunk.Length, length - at)), at);
            if (read == 0)
            {
                break;
            }

            hash.AppendData(chunk, 0, read);
            at += read;
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Reads until the buffer is full or the log ends.</summary>
    private static int Read(SafeFileHandle log, Span<byte> buffer, long at)
    {
        var length = 0;
        while (length < buffer.Length && RandomAccess.Read(log, buffer[length..], at + length) is > 0 and var read)
        {
            length += read;
        }

        return length;
    }

    private static byte[] Line(ReadOnlySpan<byte> text) =>
        Encoding.ASCII.GetBytes(Open + Convert.ToHexStringLower(Sha256.HashData(text))[..Digits] + Close);
}
