using System.Text.Unicode;

namespace Wo.Core.Yaml;

/// <summary>Which texts and which values are simple enough for a glance. In doubt none is.</summary>
internal static class YamlGlanceText
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxKeyLength = 100;

    /// <summary>Whether a text has only line feeds and printable characters that all readers take for ordinary ones.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxBytes || !Utf8.IsValid(text))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isFine = text[i] switch
            {
                < 0x20 => text[i] == (byte)'\n',
                0x7f => false,
                // Further control characters, and the space that does not break.
                0xc2 => text[i + 1] > 0xa0,
                // Line and paragraph separator.
                0xe2 => text[i + 1] != 0x80 || text[i + 2] is not (0xa8 or 0xa9),
                // Byte order mark, private and non-characters.
                0xee or 0xef => false,
                _ => true,
            };
            if (!isFine)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The length of the plain key that a text starts with, its colon not counted; 0 where it starts with none.</summary>
    public static int KeyLength(ReadOnlySpan<byte> text)
    {
        if (!char.IsAsciiLetter((char)text[0]) && text[0] != '_')
        {
            return 0;
        }

        var length = 1;
        while (length < text.Length && IsKeyCharacter(text[length]))
        {
            length++;
        }

        var isFollowedByColon = length < text.Length && text[length] == ':';
        var isKey = isFollowedByColon && (length + 1 == text.Length || text[length + 1] == ' ');
        return isKey && length <= MaxKeyLength ? length : 0;
    }

    /// <summary>The form of a value that ends with its line; <see langword="null"/> where only the reader can tell.</summary>
    public static YamlGlanceForm? FormOf(ReadOnlySpan<byte> value) =>
        value[0] switch
        {
            (byte)'[' => IsFlowSequence(value) ? YamlGlanceForm.Collection : null,
            (byte)'{' => value is [_, (byte)'}'] ? YamlGlanceForm.Collection : null,
            _ => IsPlainScalar(value) ? YamlGlanceForm.Plain : null,
        };

    private static bool IsKeyCharacter(byte c) =>
        char.IsAsciiLetterOrDigit((char)c) || c is (byte)'_' or (byte)'-' or (byte)'.';

    /// <summary>How many bytes an escape has behind its backslash; 0 for one that only the reader knows.</summary>
    public static int EscapeLength(ReadOnlySpan<byte> escape) =>
        escape switch
        {
            [(byte)'n' or (byte)'t' or (byte)'r' or (byte)'"' or (byte)'\\' or (byte)' ', ..] => 1,
            [(byte)'x', var high, var low, ..] when IsHighHalf(high) && IsHex(low) => 3,
            [(byte)'u', (byte)'0', (byte)'0', var high, var low, ..] when IsHighHalf(high) && IsHex(low) => 5,
            // Neither a control character nor half of a pair.
            [(byte)'u', >= (byte)'1' and <= (byte)'9', var a, var b, var c, ..] when IsHex(a) && IsHex(b) && IsHex(c) =>
                5,
            _ => 0,
        };

    private static bool IsHex(byte c) => char.IsAsciiHexDigit((char)c);

    /// <summary>A hexadecimal digit from a to f: with it the upper half of a byte is that of a printable character.</summary>
    private static bool IsHighHalf(byte c) => IsHex(c) && !char.IsAsciiDigit((char)c);

    /// <summary>Words with commas between them: <c>[a, b.c]</c>.</summary>
    private static bool IsFlowSequence(ReadOnlySpan<byte> value)
    {
        if (value[^1] != ']')
        {
            return false;
        }

        var items = value[1..^1].Trim((byte)' ');
        while (!items.IsEmpty)
        {
            var comma = items.IndexOf((byte)',');
            var item = (comma < 0 ? items : items[..comma]).Trim((byte)' ');
            items = comma < 0 ? [] : items[(comma + 1)..].TrimStart((byte)' ');
            var isWord = !item.IsEmpty && char.IsAsciiLetterOrDigit((char)item[0]);
            if (
                !isWord
                || item.ContainsAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-"u8)
            )
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPlainScalar(ReadOnlySpan<byte> value)
    {
        var starts =
            char.IsAsciiLetterOrDigit((char)value[0])
            || value[0] >= 0x80
            || value[0] is (byte)'/' or (byte)'.' or (byte)'_' or (byte)'(' or (byte)'$' or (byte)'~' or (byte)'+';
        return starts && HasNoIndicator(value);
    }

    /// <summary>Whether a line can only be a further line of a value without quotes.</summary>
    public static bool IsContinuation(ReadOnlySpan<byte> line) =>
        line[0] is not ((byte)'?' or (byte)':' or (byte)'#')
        && line is not [(byte)'-'] and not [(byte)'-', (byte)' ', ..]
        && HasNoIndicator(line);

    private static bool HasNoIndicator(ReadOnlySpan<byte> value)
    {
        for (var i = 1; i < value.Length; i++)
        {
            var isColon = value[i] == ':' && (i + 1 == value.Length || value[i + 1] == ' ');
            var isComment = value[i] == '#' && value[i - 1] == ' ';
            if (isColon || isComment)
            {
                return false;
            }
        }

        return true;
    }
}
