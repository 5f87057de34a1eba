using System.Text;

namespace Wo.TestKit;

/// <summary>
/// Changes little of a part of a real file, and mostly by what the grammar of work orders is made of, so that many results
/// are still close to one: readers that must agree differ at the edges.
/// </summary>
internal sealed class WorkOrderMutator(Random random, IReadOnlyList<byte[]> seeds)
{
    private const string Characters = "   \n\n##::--||>>''\"\"\\\\[]{},&*!?%@`~=<+.09aZé🚀\u00A0_/()";

    private static readonly string[] Tokens =
    [
        ": ",
        ":\n",
        " #",
        " # c\n",
        "\n# c\n",
        "\n  # c\n",
        "- ",
        "\n- ",
        "\n  - ",
        "-\n",
        " |\n  ",
        " |-\n    ",
        " >\n  ",
        " >-\n  ",
        " >+\n",
        " |2\n  ",
        "\n\n",
        "\n \n",
        "\n    \n",
        "  \n",
        "''",
        "'\n  ",
        "\"\n  ",
        " '",
        "' ",
        "\" ",
        "\\n",
        "\\x41",
        "\\u00e9",
        "\\ ",
        "\\\n    ",
        "\\\"",
        " []",
        " {}",
        " [a]",
        " *a",
        " &a ",
        "null",
        "~",
        "a: b\n",
        "\n  a: b\n",
        "\na:\n",
        "---\n",
        "...",
        "\t",
        "\r\n",
        "\u2028",
        "\uFEFF",
    ];

    /// <summary>Makes an input.</summary>
    public byte[] Next()
    {
        var text = Encoding.UTF8.GetString(seeds[random.Next(seeds.Count)]);
        var lines = text.Split('\n').ToList();
        if (random.Next(8) > 0)
        {
            // A part that starts with a key at the left.
            var start = random.Next(lines.Count);
            start = Math.Max(0, lines.FindLastIndex(start, line => line.Length > 0 && char.IsAsciiLetter(line[0])));
            lines = lines.GetRange(start, Math.Min(lines.Count - start, random.Next(2, 24)));
        }

        for (var count = random.Next(1, 4); count > 0; count--)
        {
            lines = random.Next(2) == 0 ? ChangeLines(lines) : [.. ChangeText(string.Join('\n', lines)).Split('\n')];
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines) + End());
    }

    private string End() =>
        random.Next(12) switch
        {
            0 => "\n\n",
            1 => "\n  ",
            2 => "\n  \n",
            3 => " ",
            4 => "\n# c",
            < 9 => "\n",
            _ => "",
        };

    private List<string> ChangeLines(List<string> lines)
    {
        var at = random.Next(lines.Count);
        var other = random.Next(lines.Count);
        switch (random.Next(8))
        {
            case 0:
                lines.RemoveAt(lines.Count > 1 ? at : 0);
                return lines.Count == 0 ? [""] : lines;
            case 1:
                lines.Insert(at, lines[other]);
                return lines;
            case 2:
                (lines[at], lines[other]) = (lines[other], lines[at]);
                return lines;
            case 3:
                lines[at] = new string(' ', random.Next(1, 5)) + lines[at];
                return lines;
            case 4:
                lines[at] = lines[at][Math.Min(random.Next(1, 5), lines[at].Length - lines[at].TrimStart().Length)..];
                return lines;
            case 5:
                lines.Insert(at, random.Next(2) == 0 ? "" : new string(' ', random.Next(5)));
                return lines;
            case 6:
                lines[at] = lines[at].TrimStart();
                return lines;
            default:
                var colon = lines[at].IndexOf(": ", StringComparison.Ordinal) + 2;
                var quote = random.Next(2) == 0 ? '\'' : '"';
                lines[at] = colon < 2 ? lines[at] + quote : $"{lines[at][..colon]}{quote}{lines[at][colon..]}{quote}";
                return lines;
        }
    }

    private string ChangeText(string text)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(text.Length - at, random.Next(1, 4));
        return random.Next(6) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 when at > 0 && length > 0 => $"{text[..(at - 1)]}{text[at]}{text[at - 1]}{text[(at + 1)..]}",
            3 => text.Insert(at, Tokens[random.Next(Tokens.Length)]),
            4 => text.Insert(Word(text, at), Tokens[random.Next(Tokens.Length)]),
            _ => text.Insert(at, Characters[random.Next(Characters.Length)].ToString()),
        };
    }

    /// <summary>A place beside a space or a break, where tokens mean something.</summary>
    private static int Word(string text, int at)
    {
        var found = text.AsSpan(at).IndexOfAny(' ', '\n');
        return found < 0 ? at : at + found;
    }
}
