namespace Wo.Core.Schema;

/// <summary>What a backslash and what follows it stand for: one character, or a set of them.</summary>
/// <param name="Character">The code point, where it is one character.</param>
/// <param name="Set">The members of the set, where it is one.</param>
/// <param name="HasPairs">Whether the set includes the characters beyond U+FFFF.</param>
internal readonly record struct EcmaEscape(int Character, string? Set = null, bool HasPairs = false)
{
    /// <summary>Reads an escape, and moves behind it.</summary>
    public static EcmaEscape Read(string pattern, ref int at, bool isInClass, out string? error)
    {
        error = null;
        at++;
        if (at == pattern.Length)
        {
            error = "the pattern ends in a backslash";
            return default;
        }

        var c = pattern[at++];
        if (EcmaCharacters.Set(c) is { } set)
        {
            return new EcmaEscape(0, set, HasPairs: c is 'D' or 'W' or 'S');
        }

        if (c is 'p' or 'P')
        {
            return ReadProperty(pattern, ref at, c == 'P', isInClass, out error);
        }

        if (ReadCharacter(pattern, ref at, c, isInClass) is { } character)
        {
            return new EcmaEscape(character);
        }

        error = c is (>= '1' and <= '9') or 'k'
            ? "back references are not supported"
            : $"the escape \\{c} is not supported here";
        return default;
    }

    private static EcmaEscape ReadProperty(
        string pattern,
        ref int at,
        bool isNegated,
        bool isInClass,
        out string? error
    )
    {
        error = null;
        var end = pattern.IndexOf('}', at);
        var name = end > at && pattern[at] == '{' ? pattern.Substring(at + 1, end - at - 1) : "";
        if (!EcmaCharacters.IsCategory(name))
        {
            error = "of Unicode's properties, only the general categories by their short names are supported";
        }
        else if (isNegated && isInClass)
        {
            error = "\\P in a class is not supported";
        }

        at = end + 1;
        return isNegated
            // All but the category, in which halves of pairs must not count.
            ? new EcmaEscape(0, $@"\u0000-\uD7FF\uE000-\uFFFF-[\p{{{name}}}]", HasPairs: true)
            : new EcmaEscape(0, $@"\p{{{name}}}");
    }

    private static int? ReadCharacter(string pattern, ref int at, char c, bool isInClass)
    {
        var next = at < pattern.Length ? pattern[at] : '\0';
        switch (c)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'b' when isInClass:
                return '\b';
            case '0' when next is < '0' or > '9':
                return 0;
            case 'c' when next is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'):
                at++;
                return next % 32;
            case 'x':
                return ReadHex(pattern, ref at, 2);
            case 'u':
                return next == '{' ? ReadBraced(pattern, ref at) : ReadUnits(pattern, ref at);
            default:
                return c is > ' ' and < '\x7F' && !EcmaCharacters.IsLetterOrDigit(c) ? c : null;
        }
    }

    private static int? ReadBraced(string pattern, ref int at)
    {
        var end = pattern.IndexOf('}', at);
        var start = at + 1;
        at = start;
        if (end < start || end - start > 6 || ReadHex(pattern, ref at, end - start) is not { } character)
        {
            return null;
        }

        at = end + 1;
        return character is <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? character : null;
    }

    // Two escapes that are the halves of a pair are one character.
    private static int? ReadUnits(string pattern, ref int at)
    {
        if (ReadHex(pattern, ref at, 4) is not { } first)
        {
            return null;
        }

        if (first is < 0xD800 or > 0xDFFF)
        {
            return first;
        }

        var isFollowed = string.CompareOrdinal(pattern, at, "\\u", 0, 2) == 0;
        at += isFollowed ? 2 : 0;
        return isFollowed && first <= 0xDBFF && ReadHex(pattern, ref at, 4) is { } second and >= 0xDC00 and <= 0xDFFF
            ? char.ConvertToUtf32((char)first, (char)second)
            : null;
    }

    private static int? ReadHex(string pattern, ref int at, int length)
    {
        var value = 0;
        for (var i = 0; i < length; i++, at++)
        {
            var digit = at < pattern.Length ? "0123456789abcdef".IndexOf(char.ToLowerInvariant(pattern[at])) : -1;
            if (digit < 0)
            {
                return null;
            }

            value = (value * 16) + digit;
        }

        return length > 0 ? value : null;
    }
}
