using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wo.Core.Yaml.Recognition;

/// <summary>The escapes of double quotes that writers of YAML use; the unusual ones are left to the full reader.</summary>
internal static class YamlEscapes
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Whether the rest of a line starts with one of the usual escapes, or is the backslash that joins two lines.</summary>
    public static bool IsUsual(ReadOnlySpan<char> rest) =>
        rest.Length == 1
        || rest[1] switch
        {
            'n' or 't' or '"' or '\\' or '/' => true,
            // At the end of a line the space would have to be kept where others are dropped.
            ' ' => rest[2..].ContainsAnyExcept(' '),
            'x' or 'u' => rest.Length >= Length(rest) && IsCharacter(rest[2..Length(rest)]),
            _ => false,
        };

    /// <summary>How long the usual escape is that the rest of a line starts with.</summary>
    public static int Length(ReadOnlySpan<char> rest) =>
        rest.Length == 1 ? 1
        : rest[1] == 'x' ? 4
        : rest[1] == 'u' ? 6
        : 2;

    /// <summary>Appends what an escape stands for; one at the end of a line stands for nothing.</summary>
    public static void Append(StringBuilder value, ReadOnlySpan<char> escape)
    {
        if (escape.Length > 1)
        {
            value.Append(
                escape[1] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'x' or 'u' => (char)Code(escape[2..]),
                    var itself => itself,
                }
            );
        }
    }

    private static bool IsCharacter(ReadOnlySpan<char> digits) =>
        !digits.ContainsAnyExcept(HexDigits) && Code(digits) is var code && code != 0 && !char.IsSurrogate((char)code);

    private static ushort Code(ReadOnlySpan<char> digits) =>
        ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
