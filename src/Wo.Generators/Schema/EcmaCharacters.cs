using System.Globalization;

namespace Wo.Core.Schema;

/// <summary>
/// The sets of characters that ECMAScript names, as members of a .NET class. Halves of surrogate pairs, which match
/// nothing on their own, are in none of them.
/// </summary>
internal static class EcmaCharacters
{
    public const string LineTerminators = @"\u000A\u000D\u2028\u2029";

    private const string Beyond = @"-\uD7FF\uE000-\uFFFF";

    private static readonly string[] Categories =
    [
        "L",
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "M",
        "Mn",
        "Mc",
        "Me",
        "N",
        "Nd",
        "Nl",
        "No",
        "P",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "S",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "Z",
        "Zs",
        "Zl",
        "Zp",
        "Cc",
    ];

    /// <summary>What <c>\d</c> and the like stand for, or <see langword="null"/> for another letter.</summary>
    public static string? Set(char letter) =>
        letter switch
        {
            'd' => "0-9",
            'D' => @"\u0000-\u002F\u003A" + Beyond,
            'w' => "0-9A-Za-z_",
            'W' => @"\u0000-\u002F\u003A-\u0040\u005B-\u005E\u0060\u007B" + Beyond,
            // WhiteSpace and LineTerminator.
            's' => @"\u0009-\u000D\u0020\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF",
            'S' => @"\u0000-\u0008\u000E-\u001F\u0021-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E"
                + @"\u2030-\u205E\u2060-\u2FFF\u3001-\uD7FF\uE000-\uFEFE\uFF00-\uFFFF",
            _ => null,
        };

    /// <summary>Whether a name is a general category of Unicode that says something of characters up to U+FFFF.</summary>
    public static bool IsCategory(string name) => Array.IndexOf(Categories, name) >= 0;

    /// <summary>The characters from one to another.</summary>
    public static string Range(int first, int last) =>
        first == last ? Unit(first)
        : first < 0xD800 && last > 0xDFFF ? $@"{Unit(first)}-\uD7FF\uE000-{Unit(last)}"
        : $"{Unit(first)}-{Unit(last)}";

    /// <summary>One character up to U+FFFF.</summary>
    public static string Unit(int character) => "\\u" + character.ToString("X4", CultureInfo.InvariantCulture);

    public static bool IsLetterOrDigit(int character) =>
        character is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    /// <summary>Reads one character, and moves behind it.</summary>
    /// <returns>Its code point.</returns>
    public static int Read(string pattern, ref int at, out string? error)
    {
        error = null;
        var c = pattern[at++];
        if (char.IsHighSurrogate(c) && at < pattern.Length && char.IsLowSurrogate(pattern[at]))
        {
            return char.ConvertToUtf32(c, pattern[at++]);
        }

        if (char.IsSurrogate(c))
        {
            error = "half of a surrogate pair is no character";
        }

        return c;
    }
}
