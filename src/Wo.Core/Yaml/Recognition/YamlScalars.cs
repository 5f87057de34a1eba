using System.Buffers;

namespace Wo.Core.Yaml.Recognition;

/// <summary>
/// Finds where scalars end, line by line. Each method stands on the line of the scalar, moves to the next line that has
/// something else, and says no where it is not sure.
/// </summary>
internal static class YamlScalars
{
    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./ "
    );

    /// <summary>The colon of a key at an offset, or -1.</summary>
    public static int Colon(ReadOnlySpan<char> text, int at, int end)
    {
        if (!char.IsAsciiLetterOrDigit(text[at]) && text[at] != '_')
        {
            return -1;
        }

        var colon = at + text[at..end].IndexOfAnyExcept(KeyCharacters);
        var isColon = colon > at && text[colon] == ':' && text[colon - 1] != ' ';
        return isColon && (colon + 1 == end || text[colon + 1] == ' ') ? colon : -1;
    }

    /// <summary>Text without quotes, on lines that are all indented deeper than the collection it lies in.</summary>
    public static bool Plain(ref YamlLines lines, ReadOnlySpan<char> text, int at, int column, YamlTape tape)
    {
        var (start, isVerbatim) = (lines.At(at), true);
        YamlPlace last;
        while (true)
        {
            if (!PlainLine(text, at, lines.End, out var end, out var hasComment))
            {
                return false;
            }

            last = lines.At(end);
            lines.NextText();
            if (hasComment || lines.IsPast || lines.Column <= column || text[lines.Content] == '#')
            {
                break;
            }

            (at, isVerbatim) = (lines.Content, false);
        }

        tape.Add(YamlTokenKind.Plain, start, last, isVerbatim);
        lines.SkipComments();
        return true;
    }

    /// <summary>A block scalar that starts with a line that is not blank and has none that only looks blank.</summary>
    public static bool Block(ref YamlLines lines, ReadOnlySpan<char> text, int at, int column, YamlTape tape)
    {
        var kind = text[at] == '|' ? YamlTokenKind.Literal : YamlTokenKind.Folded;
        var start = lines.At(at++);
        at = at < lines.End && text[at] == '-' ? at + 1 : at;
        if (text[at..lines.End].ContainsAnyExcept(' '))
        {
            return false;
        }

        lines.Next();
        var indent = lines.Column;
        if (lines.IsPast || lines.IsBlank || indent <= column)
        {
            return false;
        }

        var last = start;
        for (; !lines.IsPast && (lines.IsBlank || lines.Column >= indent); lines.Next())
        {
            // A line of nothing but spaces, and one that is not folded because it is indented more.
            if (lines.IsBlank ? lines.Column > 0 : kind == YamlTokenKind.Folded && lines.Column > indent)
            {
                return false;
            }

            last = lines.IsBlank ? last : lines.At(lines.End);
        }

        tape.Add(kind, start, last);
        lines.SkipComments();
        return true;
    }

    /// <summary>Whether nothing but a comment follows on the line; moves on where that is so.</summary>
    public static bool EndLine(ref YamlLines lines, ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..lines.End].TrimStart(' ');
        if (!rest.IsEmpty && (rest[0] != '#' || text[at] != ' '))
        {
            return false;
        }

        lines.Next();
        lines.SkipComments();
        return true;
    }

    /// <summary>The part of a plain scalar that stands on one line.</summary>
    private static bool PlainLine(ReadOnlySpan<char> text, int at, int lineEnd, out int end, out bool hasComment)
    {
        (end, hasComment) = (lineEnd, false);
        for (var next = at; ; next++)
        {
            var found = text[next..lineEnd].IndexOfAny(':', '#');
            if (found < 0)
            {
                break;
            }

            next += found;
            if (text[next] == '#' && text[next - 1] == ' ')
            {
                (end, hasComment) = (next, true);
                break;
            }

            if (text[next] == ':' && (next + 1 == lineEnd || text[next + 1] == ' '))
            {
                return false;
            }
        }

        while (text[end - 1] == ' ')
        {
            end--;
        }

        return true;
    }
}
