namespace Wo.Core.Schema;

/// <summary>
/// Reads JSON text (RFC 8259) into values that know their places. Input is bounded in size and depth; whatever is
/// wrong with it comes back as a value. It is written by hand because it also runs inside compilers, where other JSON
/// libraries fail to load.
/// </summary>
internal sealed class JsonTextReader
{
    /// <summary>The largest text that is read, in UTF-16 code units.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>The deepest nesting of arrays and objects that is read.</summary>
    public const int MaxDepth = 64;

    private readonly JsonScanner scanner;
    private int depth;

    private JsonTextReader(JsonScanner scanner) => this.scanner = scanner;

    /// <summary>Reads one value that fills the text.</summary>
    /// <param name="text">The text; a byte order mark is skipped.</param>
    /// <param name="problem">What is wrong, where the result is <see langword="null"/>.</param>
    public static JsonValue? Read(string text, out SchemaProblem? problem)
    {
        var scanner = new JsonScanner(text);
        var value =
            text.Length > MaxLength
                ? scanner.Fail($"the text is longer than {MaxLength} characters")
                : new JsonTextReader(scanner).ReadDocument();
        problem = scanner.Problem;
        return problem is null ? value : null;
    }

    private JsonValue? ReadDocument()
    {
        scanner.SkipByteOrderMark();
        scanner.SkipWhitespace();
        var value = ReadValue();
        if (value is null)
        {
            return null;
        }

        scanner.SkipWhitespace();
        return scanner.IsAtEnd ? value : scanner.Fail("text after the end of the value");
    }

    private JsonValue? ReadValue()
    {
        if (scanner.IsAtEnd)
        {
            return scanner.Fail("the text ends where a value is expected");
        }

        return scanner.Next switch
        {
            '{' => ReadContainer(ReadObject),
            '[' => ReadContainer(ReadArray),
            '"' => JsonStrings.Read(scanner),
            't' => ReadWord("true", JsonValue.OfBoolean(true)),
            'f' => ReadWord("false", JsonValue.OfBoolean(false)),
            'n' => ReadWord("null", JsonValue.Null),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => scanner.Fail("expected a value"),
        };
    }

    private JsonValue? ReadContainer(Func<JsonValue?> read)
    {
        if (depth == MaxDepth)
        {
            return scanner.Fail($"nested deeper than {MaxDepth} levels");
        }

        depth++;
        var (start, line, column) = (scanner.At, scanner.Line, scanner.Column);
        scanner.Take();
        scanner.SkipWhitespace();
        var value = read();
        depth--;
        return value?.At(new JsonSpan(start, scanner.At - start, line, column, scanner.Line, scanner.Column));
    }

    private JsonValue? ReadArray()
    {
        var items = new List<JsonValue>();
        if (scanner.TryTake(']'))
        {
            return JsonValue.OfArray(items);
        }

        while (ReadValue() is { } item)
        {
            items.Add(item);
            scanner.SkipWhitespace();
            if (scanner.TryTake(']'))
            {
                return JsonValue.OfArray(items);
            }

            if (!scanner.TryTake(','))
            {
                return scanner.Fail("expected ',' or ']'");
            }

            scanner.SkipWhitespace();
        }

        return null;
    }

    private JsonValue? ReadObject()
    {
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (scanner.TryTake('}'))
        {
            return JsonValue.OfObject(members);
        }

        while (ReadMember(names) is { } member)
        {
            members.Add(member);
            scanner.SkipWhitespace();
            if (scanner.TryTake('}'))
            {
                return JsonValue.OfObject(members);
            }

            if (!scanner.TryTake(','))
            {
                return scanner.Fail("expected ',' or '}'");
            }

            scanner.SkipWhitespace();
        }

        return null;
    }

    private JsonMember? ReadMember(HashSet<string> names)
    {
        if (scanner.Next != '"')
        {
            scanner.Fail("expected a name in double quotes");
            return null;
        }

        if (JsonStrings.Read(scanner) is not { } name)
        {
            return null;
        }

        if (!names.Add(name.Text))
        {
            scanner.Fail($"the name '{name.Text}' stands twice", name.Span);
            return null;
        }

        scanner.SkipWhitespace();
        if (!scanner.TryTake(':'))
        {
            scanner.Fail("expected ':'");
            return null;
        }

        scanner.SkipWhitespace();
        return ReadValue() is { } value ? new JsonMember(name.Text, name.Span, value) : null;
    }

    private JsonValue? ReadWord(string word, JsonValue value)
    {
        var start = scanner.At;
        return scanner.TryTake(word) ? value.At(scanner.SpanFrom(start)) : scanner.Fail("expected a value");
    }

    private JsonValue? ReadNumber()
    {
        var start = scanner.At;
        scanner.TryTake('-');
        var isNumber =
            (scanner.TryTake('0') || scanner.TakeDigits())
            && (!scanner.TryTake('.') || scanner.TakeDigits())
            && (!TryTakeExponentMark() || scanner.TakeDigits());
        return isNumber
            ? JsonValue.OfNumber(scanner.TextFrom(start)).At(scanner.SpanFrom(start))
            : scanner.Fail("expected a digit");
    }

    private bool TryTakeExponentMark()
    {
        if (!scanner.TryTake('e') && !scanner.TryTake('E'))
        {
            return false;
        }

        _ = scanner.TryTake('+') || scanner.TryTake('-');
        return true;
    }
}
