using System.Text;

namespace Wo.Core.Schema;

/// <summary>
/// Reads JSON text (RFC 8259) into values that know their places. Input is bounded in size and depth; whatever is
/// wrong with it comes back as a value. It is written by hand because it also runs inside compilers, where other JSON
/// libraries fail to load.
/// </summary>
public sealed class JsonTextReader
{
    /// <summary>The largest text that is read, in UTF-16 code units.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>The deepest nesting of arrays and objects that is read.</summary>
    public const int MaxDepth = 64;

    private readonly string text;
    private int at;
    private int line = 1;
    private int lineStart;
    private int depth;
    private SchemaProblem? problem;

    private JsonTextReader(string text) => this.text = text;

    /// <summary>Reads one value that fills the text.</summary>
    /// <param name="text">The text; a byte order mark is skipped.</param>
    /// <param name="problem">What is wrong, where the result is <see langword="null"/>.</param>
    public static JsonValue? Read(string text, out SchemaProblem? problem)
    {
        var reader = new JsonTextReader(text);
        var value = reader.ReadDocument();
        problem = reader.problem;
        return problem is null ? value : null;
    }

    private JsonValue? ReadDocument()
    {
        if (text.Length > MaxLength)
        {
            return Fail($"the text is longer than {MaxLength} characters");
        }

        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            at++;
            lineStart++;
        }

        SkipWhitespace();
        var value = ReadValue();
        if (value is null)
        {
            return null;
        }

        SkipWhitespace();
        return at == text.Length ? value : Fail("text after the end of the value");
    }

    private JsonValue? ReadValue()
    {
        if (at == text.Length)
        {
            return Fail("the text ends where a value is expected");
        }

        return text[at] switch
        {
            '{' => ReadContainer(ReadObject),
            '[' => ReadContainer(ReadArray),
            '"' => ReadString(),
            't' => ReadWord("true", JsonValue.OfBoolean(true)),
            'f' => ReadWord("false", JsonValue.OfBoolean(false)),
            'n' => ReadWord("null", JsonValue.Null),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => Fail("expected a value"),
        };
    }

    private JsonValue? ReadContainer(Func<JsonValue?> read)
    {
        if (depth == MaxDepth)
        {
            return Fail($"nested deeper than {MaxDepth} levels");
        }

        depth++;
        var (start, startLine, startColumn) = (at, line, Column);
        var value = read();
        depth--;
        return value?.At(new JsonSpan(start, at - start, startLine, startColumn, line, Column));
    }

    private JsonValue? ReadArray()
    {
        var items = new List<JsonValue>();
        at++;
        SkipWhitespace();
        if (TryTake(']'))
        {
            return JsonValue.OfArray(items);
        }

        while (true)
        {
            SkipWhitespace();
            if (ReadValue() is not { } item)
            {
                return null;
            }

            items.Add(item);
            SkipWhitespace();
            if (TryTake(']'))
            {
                return JsonValue.OfArray(items);
            }

            if (!TryTake(','))
            {
                return Fail("expected ',' or ']'");
            }
        }
    }

    private JsonValue? ReadObject()
    {
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        at++;
        SkipWhitespace();
        if (TryTake('}'))
        {
            return JsonValue.OfObject(members);
        }

        while (true)
        {
            SkipWhitespace();
            if (ReadMember(names) is not { } member)
            {
                return null;
            }

            members.Add(member);
            SkipWhitespace();
            if (TryTake('}'))
            {
                return JsonValue.OfObject(members);
            }

            if (!TryTake(','))
            {
                return Fail("expected ',' or '}'");
            }
        }
    }

    private JsonMember? ReadMember(HashSet<string> names)
    {
        if (at == text.Length || text[at] != '"')
        {
            Fail("expected a name in double quotes");
            return null;
        }

        if (ReadString() is not { } name)
        {
            return null;
        }

        if (!names.Add(name.Text))
        {
            problem = new SchemaProblem(SchemaProblemKind.Malformed, $"the name '{name.Text}' stands twice", name.Span);
            return null;
        }

        SkipWhitespace();
        if (!TryTake(':'))
        {
            Fail("expected ':'");
            return null;
        }

        SkipWhitespace();
        return ReadValue() is { } value ? new JsonMember(name.Text, name.Span, value) : null;
    }

    private JsonValue? ReadWord(string word, JsonValue value)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            return Fail("expected a value");
        }

        var start = at;
        at += word.Length;
        return value.At(SpanFrom(start));
    }

    private JsonValue? ReadNumber()
    {
        var start = at;
        TryTake('-');
        if (!TryTake('0') && !TakeDigits())
        {
            return Fail("expected a digit");
        }

        if (TryTake('.') && !TakeDigits())
        {
            return Fail("expected a digit");
        }

        if (TryTake('e') || TryTake('E'))
        {
            _ = TryTake('+') || TryTake('-');
            if (!TakeDigits())
            {
                return Fail("expected a digit");
            }
        }

        return JsonValue.OfNumber(text.Substring(start, at - start)).At(SpanFrom(start));
    }

    private JsonValue? ReadString()
    {
        var start = at++;
        var built = new StringBuilder();
        while (true)
        {
            if (at == text.Length)
            {
                return Fail("the text ends inside a string");
            }

            var c = text[at];
            if (c == '"')
            {
                at++;
                break;
            }

            if (c < ' ')
            {
                return Fail("a control character in a string must be escaped");
            }

            at++;
            if (c != '\\')
            {
                built.Append(c);
            }
            else if (!TryReadEscape(built))
            {
                return Fail("not a valid escape sequence");
            }
        }

        var value = built.ToString();
        if (HasLoneSurrogate(value))
        {
            problem = new SchemaProblem(SchemaProblemKind.Malformed, "half of a surrogate pair", SpanFrom(start));
            return null;
        }

        return JsonValue.OfString(value).At(SpanFrom(start));
    }

    private bool TryReadEscape(StringBuilder built)
    {
        if (at == text.Length)
        {
            return false;
        }

        var c = text[at++];
        var plain = "\"\\/bfnrt".IndexOf(c);
        if (plain >= 0)
        {
            built.Append("\"\\/\b\f\n\r\t"[plain]);
            return true;
        }

        if (c != 'u' || at + 4 > text.Length)
        {
            return false;
        }

        var code = 0;
        for (var end = at + 4; at < end; at++)
        {
            var digit = HexDigit(text[at]);
            if (digit < 0)
            {
                return false;
            }

            code = (code * 16) + digit;
        }

        built.Append((char)code);
        return true;
    }

    private static int HexDigit(char c) =>
        c switch
        {
            >= '0' and <= '9' => c - '0',
            >= 'a' and <= 'f' => c - 'a' + 10,
            >= 'A' and <= 'F' => c - 'A' + 10,
            _ => -1,
        };

    private static bool HasLoneSurrogate(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
            {
                continue;
            }

            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }

    private int Column => at - lineStart + 1;

    private JsonSpan SpanFrom(int start) => new(start, at - start, line, start - lineStart + 1, line, Column);

    private bool TryTake(char c)
    {
        if (at == text.Length || text[at] != c)
        {
            return false;
        }

        at++;
        return true;
    }

    private bool TakeDigits()
    {
        var start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at > start;
    }

    private void SkipWhitespace()
    {
        for (; at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n'; at++)
        {
            var endsLine = text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n'));
            if (endsLine)
            {
                line++;
                lineStart = at + 1;
            }
        }
    }

    // Only the first problem counts: whatever follows it is guesswork.
    private JsonValue? Fail(string message)
    {
        var length = at < text.Length ? 1 : 0;
        problem ??= new SchemaProblem(
            SchemaProblemKind.Malformed,
            message,
            new JsonSpan(at, length, line, Column, line, Column + length)
        );
        return null;
    }
}
