using System.Buffers;
using System.Text;

namespace Wo.Core.Yaml.Recognition;

/// <summary>
/// Recognises the YAML that work orders are written in: block mappings with plain keys, block sequences, plain, quoted and
/// block scalars, empty flow collections, and comments. Of a whole text it gives the same nodes as the full reader, or it
/// gives up; what is an error is for the full reader alone to say.
/// </summary>
internal ref struct YamlRecogniser
{
    private const int MaxDepth = 24;
    private const int MaxNodes = 1 << 14;
    private const int MaxKeys = 128;
    private const int MaxKeyLength = 256;

    /// <summary>All control characters but the line feed.</summary>
    private static readonly SearchValues<char> Controls = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Append(0x7F).Where(code => code != '\n').Select(code => (char)code),
    ]);

    /// <summary>Beyond ASCII: control characters, line breaks, marks of byte order, and what is no character.</summary>
    private static readonly SearchValues<char> Odd = SearchValues.Create([
        .. Enumerable.Range(0x80, 0x20).Select(code => (char)code),
        '\u2028',
        '\u2029',
        '\uFEFF',
        '\uFFFE',
        '\uFFFF',
    ]);

    private readonly ReadOnlySpan<char> text;
    private readonly YamlTape tape;
    private YamlLines lines;

    private YamlRecogniser(ReadOnlySpan<char> text, YamlTape tape)
    {
        this.text = text;
        this.tape = tape;
        lines = new YamlLines(text);
    }

    /// <summary>Recognises a whole text, whose root is a mapping at the left.</summary>
    /// <param name="text">The text, without a byte order mark.</param>
    /// <param name="tape">Where the nodes go; of no use where the answer is no.</param>
    /// <returns>Whether everything in the text was recognised.</returns>
    public static bool TryRecognise(ReadOnlySpan<char> text, YamlTape tape)
    {
        if (text.ContainsAny(Controls) || (!Ascii.IsValid(text) && text.ContainsAny(Odd)))
        {
            return false;
        }

        var recogniser = new YamlRecogniser(text, tape);
        return recogniser.Document();
    }

    private bool Document()
    {
        lines.SkipComments();
        return !lines.IsPast && lines.Column == 0 && Mapping(lines.Content, 1) && lines.IsPast;
    }

    private bool Mapping(int at, int depth)
    {
        var (mapping, column, count) = (tape.Count, at - lines.Start, 0);
        if (depth > MaxDepth)
        {
            return false;
        }

        tape.Open(YamlTokenKind.Mapping, lines.At(at));
        while (true)
        {
            var colon = YamlScalars.Colon(text, at, lines.End);
            if (colon < 0 || ++count > MaxKeys || !IsNewKey(mapping, text[at..colon]))
            {
                return false;
            }

            tape.Add(YamlTokenKind.Plain, lines.At(at), lines.At(colon), isVerbatim: true);
            if (!Value(colon + 1, column, depth, isItem: false))
            {
                return false;
            }

            if (lines.IsPast || lines.Column < column)
            {
                tape.Close(mapping, count);
                return true;
            }

            if (lines.Column > column)
            {
                return false;
            }

            at = lines.Content;
        }
    }

    private bool Sequence(int depth)
    {
        var (sequence, column, count) = (tape.Count, lines.Column, 0);
        if (depth > MaxDepth)
        {
            return false;
        }

        tape.Open(YamlTokenKind.Sequence, lines.At(lines.Content));
        do
        {
            if (!Value(lines.Content + 1, column, depth, isItem: true))
            {
                return false;
            }

            count++;
        } while (!lines.IsPast && lines.Column == column && lines.IsItem);

        tape.Close(sequence, count);
        return lines.IsPast || lines.Column <= column;
    }

    /// <summary>What stands behind a colon or a dash.</summary>
    private bool Value(int at, int column, int depth, bool isItem)
    {
        if (tape.Count > MaxNodes)
        {
            return false;
        }

        var announced = lines.At(at);
        var content = at + text[at..lines.End].IndexOfAnyExcept(' ');
        if (content >= at && text[content] != '#')
        {
            return Inline(content, column, depth, isItem);
        }

        lines.Next();
        lines.SkipComments();
        if (!lines.IsPast && lines.Column > column)
        {
            return Below(column, depth);
        }

        if (!lines.IsPast && !isItem && lines.Column == column && lines.IsItem)
        {
            return Sequence(depth + 1);
        }

        tape.Add(YamlTokenKind.Nothing, announced, announced);
        return true;
    }

    private bool Inline(int at, int column, int depth, bool isItem) =>
        text[at] switch
        {
            '[' or '{' => Empty(at),
            '|' or '>' => YamlScalars.Block(ref lines, text, at, column, tape),
            _ when isItem && YamlScalars.Colon(text, at, lines.End) >= 0 => Mapping(at, depth + 1),
            _ => Scalar(at, column),
        };

    /// <summary>A value that starts on a line of its own, below its key or its dash.</summary>
    private bool Below(int column, int depth) =>
        lines.IsItem ? Sequence(depth + 1)
        : YamlScalars.Colon(text, lines.Content, lines.End) >= 0 ? Mapping(lines.Content, depth + 1)
        : Scalar(lines.Content, column);

    private bool Scalar(int at, int column) =>
        text[at] switch
        {
            '\'' or '"' => YamlQuotes.Scalar(ref lines, text, at, column, tape),
            '-' when at + 1 < lines.End && text[at + 1] != ' ' => YamlScalars.Plain(ref lines, text, at, column, tape),
            '-'
            or '?'
            or ':'
            or ','
            or '['
            or ']'
            or '{'
            or '}'
            or '#'
            or '&'
            or '*'
            or '!'
            or '|'
            or '>'
            or '%'
            or '@'
            or '`' => false,
            _ => YamlScalars.Plain(ref lines, text, at, column, tape),
        };

    private bool Empty(int at)
    {
        var rest = text[at..lines.End];
        if (!rest.StartsWith("[]") && !rest.StartsWith("{}"))
        {
            return false;
        }

        var kind = text[at] == '[' ? YamlTokenKind.EmptySequence : YamlTokenKind.EmptyMapping;
        tape.Add(kind, lines.At(at), lines.At(at + 2));
        return YamlScalars.EndLine(ref lines, text, at + 2);
    }

    /// <summary>Whether a key is short and not one of those that the mapping has so far.</summary>
    private readonly bool IsNewKey(int mapping, ReadOnlySpan<char> key)
    {
        for (var at = mapping + 1; at < tape.Count; at = tape[at + 1].Next)
        {
            ref var other = ref tape[at];
            if (other.Length == key.Length && text.Slice(other.Start.Offset, key.Length).SequenceEqual(key))
            {
                return false;
            }
        }

        return key.Length <= MaxKeyLength;
    }
}
