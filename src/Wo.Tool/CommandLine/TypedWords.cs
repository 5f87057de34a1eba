using System.Text;

namespace Wo.Tool.CommandLine;

/// <summary>The words of a command line as a shell hands them to completion.</summary>
/// <param name="Before">The words before the one that is being typed.</param>
/// <param name="Word">The one that is being typed, up to the cursor.</param>
/// <param name="Kept">How many characters of it the shell keeps in front of what it puts in.</param>
/// <param name="IsQuoted">Whether it begins with a quotation mark, so that what is put in must not need any.</param>
internal sealed record TypedWords(IReadOnlyList<string> Before, string Word, int Kept, bool IsQuoted)
{
    /// <summary>Words that the shell has cleaned of quotation marks.</summary>
    public static TypedWords Clean(IReadOnlyList<string> words) =>
        new([.. words.SkipLast(1)], words.Count == 0 ? "" : words[^1], 0, false);

    /// <summary>
    /// Words as bash has them: with their quotation marks, and split at <c>=</c> and <c>:</c>, too, of which it replaces the
    /// last part only.
    /// </summary>
    public static TypedWords OfBash(IReadOnlyList<string> words)
    {
        var joined = new List<string>();
        int kept = 0;
        for (int i = 0; i < words.Count; i++)
        {
            bool isSeparator = words[i] is "=" or ":" or "=:";
            bool goesOn = joined.Count > 0 && (isSeparator || (i > 0 && words[i - 1] is "=" or ":" or "=:"));
            kept = goesOn ? joined[^1].Length + (isSeparator ? words[i].Length : 0) : 0;
            if (goesOn)
            {
                joined[^1] += words[i];
            }
            else
            {
                joined.Add(words[i]);
            }
        }

        string last = joined.Count == 0 ? "" : joined[^1];
        return new(
            [.. joined.SkipLast(1).Select(Unquote)],
            Unquote(last),
            Unquote(last[..kept]).Length,
            last[kept..] is ['\'' or '"', ..]
        );
    }

    /// <summary>A word of bash without quotation marks and backslashes. What bash would expand stays as it is.</summary>
    private static string Unquote(string word)
    {
        var text = new StringBuilder(word.Length);
        char quote = '\0';
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && word[i] is '\'' or '"')
            {
                quote = word[i];
            }
            else if (word[i] == '\\' && quote != '\'' && i + 1 < word.Length)
            {
                text.Append(word[++i]);
            }
            else
            {
                text.Append(word[i]);
            }
        }

        return text.ToString();
    }
}
