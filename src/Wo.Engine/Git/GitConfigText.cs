using System.Text;

namespace Wo.Engine.Git;

/// <summary>
/// Reads single values of a git configuration file without starting git. Knows neither includes nor sections with a
/// subsection; callers that need those ask git.
/// </summary>
/// <param name="text">The text of the file.</param>
internal sealed class GitConfigText(string text)
{
    /// <summary>Whether the text itself says that a value may come from elsewhere, or that we have one in it.</summary>
    public bool HasSection(string prefix) => text.Contains($"[{prefix}", StringComparison.OrdinalIgnoreCase);

    /// <summary>The last value of a key, as git has it; <see langword="null"/> where there is none.</summary>
    public string? Find(string section, string key)
    {
        string? found = null;
        var isInside = false;
        foreach (var lineOfText in text.AsSpan().EnumerateLines())
        {
            var line = lineOfText.Trim();
            if (line.StartsWith("["))
            {
                var end = line.IndexOf(']');
                if (end < 0)
                {
                    continue;
                }

                isInside = line[1..end].Trim().Equals(section, StringComparison.OrdinalIgnoreCase);
                line = line[(end + 1)..].TrimStart();
            }

            if (!isInside || line.IsEmpty || line[0] is '#' or ';')
            {
                continue;
            }

            var equals = line.IndexOf('=');
            var name = (equals < 0 ? line : line[..equals]).TrimEnd();
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                found = equals < 0 ? "true" : Unquote(line[(equals + 1)..].Trim());
            }
        }

        return found;
    }

    /// <summary>Whether a key is true, in any of git's spellings.</summary>
    public bool IsTrue(string section, string key) => IsTrue(Find(section, key));

    /// <inheritdoc cref="IsTrue(string, string)"/>
    public static bool IsTrue(string? value) =>
        value is not null
        && (
            value is "1"
            || value.Equals("true", StringComparison.OrdinalIgnoreCase)
            || value.Equals("yes", StringComparison.OrdinalIgnoreCase)
            || value.Equals("on", StringComparison.OrdinalIgnoreCase)
        );

    private static string Unquote(ReadOnlySpan<char> value)
    {
        var result = new StringBuilder(value.Length);
        var isQuoted = false;
        var kept = 0; // up to here, spaces are part of the value
        for (var i = 0; i < value.Length; i++)
        {
            var character = value[i];
            if (character is '#' or ';' && !isQuoted)
            {
                break;
            }

            if (character == '"')
            {
                isQuoted = !isQuoted;
                kept = result.Length;
                continue;
            }

            if (character == '\\' && i + 1 < value.Length)
            {
                character = value[++i] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'b' => '\b',
                    var other => other,
                };
            }

            result.Append(character);
            kept = isQuoted || character != ' ' ? result.Length : kept;
        }

        return result.ToString(0, kept);
    }
}
