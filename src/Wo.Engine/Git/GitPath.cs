using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wo.Engine.Git;

/// <summary>
/// Names of files as git keeps them: bytes, which need not be UTF-8. As text, a byte that is no part of any character is a
/// low surrogate of its own, so that different names stay different.
/// </summary>
internal static class GitPath
{
    private const char FirstEscape = '\uDC80';
    private const char LastEscape = '\uDCFF';
    private const int EscapeBase = 0xDC00;

    /// <summary>The text of a name.</summary>
    /// <param name="bytes">One character for each byte.</param>
    public static string Decode(string bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return bytes;
        }

        var raw = Encoding.Latin1.GetBytes(bytes).AsSpan();
        var text = new StringBuilder(raw.Length);
        while (!raw.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(raw, out var rune, out var length) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                // Of a sequence that breaks off, each byte for itself.
                foreach (var odd in raw[..length])
                {
                    text.Append((char)(EscapeBase + odd));
                }
            }

            raw = raw[length..];
        }

        return text.ToString();
    }

    /// <summary>Whether it is UTF-8, so that it can be given to a command.</summary>
    public static bool IsText(string path) =>
        !path.AsSpan().ContainsAnyInRange(FirstEscape, LastEscape) || IsPaired(path);

    /// <summary>A name for people, on one line: as git writes it, in quotes, where it has bytes that would not show.</summary>
    public static string Show(string path)
    {
        if (IsText(path) && !path.Any(char.IsControl))
        {
            return path;
        }

        var text = new StringBuilder("\"");
        for (var i = 0; i < path.Length; i++)
        {
            var character = path[i];
            _ = character switch
            {
                '"' or '\\' => text.Append('\\').Append(character),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                '\r' => text.Append("\\r"),
                >= FirstEscape and <= LastEscape when i == 0 || !char.IsHighSurrogate(path[i - 1]) => Octal(
                    text,
                    character - EscapeBase
                ),
                _ when char.IsControl(character) && character < 0x80 => Octal(text, character),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    private static bool IsPaired(string path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (char.IsLowSurrogate(path[i]) && (i == 0 || !char.IsHighSurrogate(path[i - 1])))
            {
                return false;
            }
        }

        return true;
    }

    private static StringBuilder Octal(StringBuilder text, int value) =>
        text.Append('\\').Append(Convert.ToString(value, 8).PadLeft(3, '0'));
}
