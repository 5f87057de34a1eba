using System.Text;

namespace Wo.Tool.Hosting;

/// <summary>Writes and reads command lines as a POSIX shell does, without its expansions.</summary>
internal static class ShellText
{
    /// <summary>The words as one line, quoted where needed.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    /// <summary>One word, in single quotes unless it is plain.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(IsPlain) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>The words of a line: what <see cref="Join"/> made of them, or a person wrote with quotes.</summary>
    public static string[] Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        for (int i = 0; i < line.Length; i++)
        {
            char character = line[i];
            if (character == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && character is '\'' or '"')
            {
                quote = character;
                word ??= new StringBuilder();
            }
            else if (character == '\\' && quote != '\'' && i + 1 < line.Length)
            {
                (word ??= new StringBuilder()).Append(line[++i]);
            }
            else if (quote == '\0' && character == ' ')
            {
                EndWord();
            }
            else
            {
                (word ??= new StringBuilder()).Append(character);
            }
        }

        EndWord();
        return [.. words];

        void EndWord()
        {
            if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }
    }

    private static bool IsPlain(char character) =>
        char.IsAsciiLetterOrDigit(character) || "-_./:=@%+,".Contains(character, StringComparison.Ordinal);
}
