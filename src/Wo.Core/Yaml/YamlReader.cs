using System.Text;
using System.Text.Unicode;
using Wo.Core.Yaml.Recognition;

namespace Wo.Core.Yaml;

/// <summary>
/// Reads one YAML document within bounds, so that no file, however made, costs more than it is worth: size, depth and
/// number of nodes are limited, aliases stand for scalars only, and what readers disagree about is an error.
/// </summary>
public static class YamlReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>How deep mappings and sequences may nest.</summary>
    public const int MaxDepth = 64;

    /// <summary>How many scalars, aliases, mappings and sequences a document may have.</summary>
    public const int MaxNodes = 100_000;

    internal static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the bytes of a file.</summary>
    public static YamlReadResult Read(ReadOnlySpan<byte> bytes) => Read(bytes, Read);

    /// <summary>Reads the bytes of a file without asking the recogniser, which must make no difference but in time.</summary>
    internal static YamlReadResult ReadInFull(ReadOnlySpan<byte> bytes) => Read(bytes, ReadInFull);

    internal static YamlReadResult Read(string text, bool hasByteOrderMark) =>
        YamlTapeNodes.Read(text) is { } root
            ? new(new YamlDocument(text, hasByteOrderMark, root))
            : ReadInFull(text, hasByteOrderMark);

    private static YamlReadResult Read(ReadOnlySpan<byte> bytes, Func<string, bool, YamlReadResult> read)
    {
        if (bytes.Length > MaxBytes)
        {
            return new(new YamlError($"larger than {MaxBytes} bytes ({bytes.Length})", new(1, 1, 0)));
        }

        var hasByteOrderMark = bytes.StartsWith(ByteOrderMark);
        var content = hasByteOrderMark ? bytes[ByteOrderMark.Length..] : bytes;
        return Utf8.IsValid(content)
            ? read(Encoding.UTF8.GetString(content), hasByteOrderMark)
            : new(InvalidUtf8(content));
    }

    private static YamlReadResult ReadInFull(string text, bool hasByteOrderMark)
    {
        var lines = new YamlLineMap(text);
        var refused = IndexOfRefused(text);
        if (refused >= 0)
        {
            var reason = text[refused] switch
            {
                '\0' => "NUL in the text",
                < ' ' => "a control character in the text",
                _ => "a line break to some YAML readers and not to others; write it as an escape in double quotes",
            };
            return new(new YamlError($"U+{(int)text[refused]:X4}: {reason}", lines.At(refused)));
        }

        var events = new YamlEvents(text, lines);
        var root = new YamlNodeBuilder(events).ReadDocument();
        var error = root is null ? events.Error! : YamlTabs.Find(text, root, lines);
        return error is null ? new(new YamlDocument(text, hasByteOrderMark, root!)) : new(error);
    }

    /// <summary>The first control character (tab, line feed and carriage return are none) or ambiguous line break, or -1.</summary>
    private static int IndexOfRefused(ReadOnlySpan<char> text)
    {
        // As unsigned numbers, -1 for "none" is larger than any place.
        var first = (uint)text.IndexOfAnyInRange('\0', '\b');
        first = Math.Min(first, (uint)text.IndexOfAny('\u0085', '\u2028', '\u2029'));
        first = Math.Min(first, (uint)text.IndexOfAny('\v', '\f'));
        return (int)Math.Min(first, (uint)text.IndexOfAnyInRange('\x0e', '\x1f'));
    }

    private static YamlError InvalidUtf8(ReadOnlySpan<byte> content)
    {
        var valid = new char[content.Length];
        Utf8.ToUtf16(content, valid, out var offset, out var written, replaceInvalidSequences: false);
        var position = new YamlLineMap(valid.AsSpan(0, written)).At(written);
        return new YamlError($"invalid UTF-8 (byte 0x{content[offset]:X2}); save the file as UTF-8", position);
    }
}
