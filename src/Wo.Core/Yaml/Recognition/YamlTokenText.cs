using System.Text;

namespace Wo.Core.Yaml.Recognition;

/// <summary>The values of scalars that were recognised.</summary>
internal static class YamlTokenText
{
    /// <summary>The value of a scalar.</summary>
    public static string Of(ReadOnlySpan<char> text, in YamlToken token)
    {
        if (TryGetVerbatim(text, token, out var verbatim))
        {
            return verbatim.ToString();
        }

        var source = text[token.Start.Offset..token.End.Offset];
        return token switch
        {
            { Kind: YamlTokenKind.Nothing } => "",
            { Kind: YamlTokenKind.Plain } => Joined(source),
            { Kind: YamlTokenKind.Literal or YamlTokenKind.Folded } => Block(text, token),
            { Kind: YamlTokenKind.SingleQuoted } => Joined(source[1..^1]).Replace("''", "'", StringComparison.Ordinal),
            _ => DoubleQuoted(source[1..^1]),
        };
    }

    /// <summary>The value of a scalar that is written as it is, of which no text has to be made.</summary>
    public static bool TryGetVerbatim(ReadOnlySpan<char> text, in YamlToken token, out ReadOnlySpan<char> value)
    {
        var quote = token.Kind is YamlTokenKind.SingleQuoted or YamlTokenKind.DoubleQuoted ? 1 : 0;
        if (!token.IsVerbatim || (quote == 0 && token.Kind != YamlTokenKind.Plain))
        {
            value = default;
            return false;
        }

        value = text[(token.Start.Offset + quote)..(token.End.Offset - quote)];
        return true;
    }

    /// <summary>What a scalar means.</summary>
    public static YamlScalarKind KindOf(ReadOnlySpan<char> text, in YamlToken token) =>
        token.Kind switch
        {
            YamlTokenKind.Nothing => YamlScalarKind.Null,
            YamlTokenKind.Plain when token.IsVerbatim => YamlScalarResolver.Resolve(
                text[token.Start.Offset..token.End.Offset]
            ),
            _ => YamlScalarKind.String,
        };

    /// <summary>Lines joined: a space for one break, and a line feed for each blank line.</summary>
    private static string Joined(ReadOnlySpan<char> source)
    {
        var value = new StringBuilder(source.Length);
        while (!source.IsEmpty)
        {
            value.Append(NextLine(ref source, value, isEscaped: false));
        }

        return value.ToString();
    }

    private static string DoubleQuoted(ReadOnlySpan<char> source)
    {
        var value = new StringBuilder(source.Length);
        var isEscaped = false;
        while (!source.IsEmpty)
        {
            var line = NextLine(ref source, value, isEscaped);
            isEscaped = false;
            for (var escape = line.IndexOf('\\'); escape >= 0; escape = line.IndexOf('\\'))
            {
                var length = YamlEscapes.Length(line[escape..]);
                value.Append(line[..escape]);
                YamlEscapes.Append(value, line.Slice(escape, length));
                line = line[(escape + length)..];
                isEscaped = length == 1;
            }

            value.Append(line);
        }

        return value.ToString();
    }

    /// <summary>Takes the next line, without indentation and, but for the last one, without spaces at its end.</summary>
    /// <param name="source">What is left; it starts with the break before the line, for every line but the first one.</param>
    /// <param name="value">What there is so far; what the break stands for is appended.</param>
    /// <param name="isEscaped">Whether the line before it ended with a backslash, so that their break is nothing.</param>
    private static ReadOnlySpan<char> NextLine(ref ReadOnlySpan<char> source, StringBuilder value, bool isEscaped)
    {
        var breaks = 0;
        while (!source.IsEmpty && source[0] == '\n')
        {
            breaks++;
            source = source[1..].TrimStart(' ');
        }

        _ = breaks == 1 && !isEscaped ? value.Append(' ') : value.Append('\n', Math.Max(0, breaks - 1));
        var end = source.IndexOf('\n');
        var line = end < 0 ? source : source[..end].TrimEnd(' ');
        source = end < 0 ? [] : source[end..];
        return line;
    }

    private static string Block(ReadOnlySpan<char> text, in YamlToken token)
    {
        var source = text[token.Start.Offset..token.End.Offset];
        var header = source.IndexOf('\n');
        var isStripped = source[1] == '-';
        source = source[(header + 1)..];
        var indent = source.IndexOfAnyExcept(' ');
        var value = new StringBuilder(source.Length);
        var breaks = 0;
        foreach (var line in source.EnumerateLines())
        {
            if (!line.IsEmpty)
            {
                var isFolded = token.Kind == YamlTokenKind.Folded && breaks > 0;
                _ = isFolded && breaks == 1 ? value.Append(' ') : value.Append('\n', isFolded ? breaks - 1 : breaks);
                value.Append(line[indent..]);
                breaks = 0;
            }

            breaks++;
        }

        return isStripped || token.End.Offset == text.Length ? value.ToString() : value.Append('\n').ToString();
    }
}
