using System.Text;

namespace Wo.Generators.Model;

/// <summary>Turns names of files and keys into C# names.</summary>
internal static class Names
{
    /// <summary>The longest name; what is made from it, such as accessors, must stay within the 1023 bytes of metadata.</summary>
    public const int MaxLength = 200;

    /// <summary>
    /// <c>max_files</c> becomes <c>MaxFiles</c>; a leading <c>x_</c>, which marks an extension, is dropped. Empty where
    /// nothing is left that could be a name.
    /// </summary>
    public static string Pascal(string key)
    {
        var name = new StringBuilder();
        var startsWord = true;
        for (var i = key.StartsWith("x_", StringComparison.Ordinal) ? 2 : 0; i < key.Length; i++)
        {
            if (!IsLetterOrDigit(key[i]))
            {
                startsWord = true;
                continue;
            }

            name.Append(startsWord ? char.ToUpperInvariant(key[i]) : key[i]);
            startsWord = false;
        }

        return name.Length > 0 && name[0] is >= '0' and <= '9' ? "" : name.ToString();
    }

    /// <summary><c>MaxFiles</c> becomes <c>maxFiles</c>.</summary>
    public static string Camel(string pascal) => char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);

    /// <summary>
    /// Whether a text may name a type or member: a capital letter, then letters, digits and underscores. No keyword of C#
    /// begins like that.
    /// </summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= MaxLength
        && text[0] is >= 'A' and <= 'Z'
        && text.All(c => IsLetterOrDigit(c) || c == '_');

    /// <summary>Name of the schema in a file: <c>work_order.schema.json</c> gives <c>work_order</c>.</summary>
    public static string SchemaName(string path)
    {
        var start = path.LastIndexOfAny(['/', '\\']) + 1;
        var end = path.IndexOf('.', start);
        return end < 0 ? path.Substring(start) : path.Substring(start, end - start);
    }

    private static bool IsLetterOrDigit(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
