using System.Text;

namespace Wo.Core.Schema;

/// <summary>Reads JSON strings.</summary>
internal static class JsonStrings
{
    /// <summary>Reads the string that begins here, quotes included.</summary>
    public static JsonValue? Read(JsonScanner scanner)
    {
        var start = scanner.At;
        scanner.Take();
        var built = new StringBuilder();
        while (!scanner.TryTake('"'))
        {
            if (scanner.IsAtEnd)
            {
                return scanner.Fail("the text ends inside a string");
            }

            if (scanner.Next < ' ')
            {
                return scanner.Fail("a control character in a string must be escaped");
            }

            var c = scanner.Take();
            if (c != '\\')
            {
                built.Append(c);
            }
            else if (!TryReadEscape(scanner, built))
            {
                return scanner.Fail("not a valid escape sequence");
            }
        }

        var value = built.ToString();
        return HasLoneSurrogate(value)
            ? scanner.Fail("half of a surrogate pair", scanner.SpanFrom(start))
            : JsonValue.OfString(value).At(scanner.SpanFrom(start));
    }

    private static bool TryReadEscape(JsonScanner scanner, StringBuilder built)
    {
        if (scanner.IsAtEnd)
        {
            return false;
        }

        var c = scanner.Take();
        var plain = "\"\\/bfnrt".IndexOf(c);
        if (plain >= 0)
        {
            built.Append("\"\\/\b\f\n\r\t"[plain]);
            return true;
        }

        if (c != 'u')
        {
            return false;
        }

        var code = 0;
        for (var i = 0; i < 4; i++)
        {
            var digit = HexDigit(scanner.Next);
            if (digit < 0)
            {
                return false;
            }

            code = (code * 16) + digit;
            scanner.Take();
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
}
