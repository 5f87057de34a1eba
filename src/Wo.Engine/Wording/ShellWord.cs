namespace Wo.Engine.Wording;

/// <summary>Writes a value as one word of a command line that a person may copy. Nothing here is ever run.</summary>
internal static class ShellWord
{
    private const string Plain = "/._-+:@%,=";

    /// <summary>The values as one command line.</summary>
    public static string Join(IEnumerable<string> values) => string.Join(' ', values.Select(Quote));

    /// <summary>The value, in single quotes where it needs them.</summary>
    public static string Quote(string value)
    {
        foreach (var character in value)
        {
            if (!char.IsAsciiLetterOrDigit(character) && !Plain.Contains(character))
            {
                return $"'{InQuotes(value)}'";
            }
        }

        return value.Length == 0 ? "''" : value;
    }

    /// <summary>Quotes and backslashes stand outside the quotes: fish reads a backslash within them.</summary>
    private static string InQuotes(string value) =>
        string.Concat(value.Select(character => character is '\'' or '\\' ? $"'\\{character}'" : character.ToString()));
}
