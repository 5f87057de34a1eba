using System.Text;

namespace Wo.TestKit;

/// <summary>Reads a command line as a POSIX shell does, without its expansions.</summary>
public static class ShellLine
{
    /// <summary>The words of a line, without their quotes.</summary>
    public static string[] Split(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
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
}
