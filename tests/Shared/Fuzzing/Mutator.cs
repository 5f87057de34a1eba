using System.Text;

namespace Wo.TestKit;

/// <summary>
/// Changes a text as editors, merges, failing disks and ill will do: by lines, by indentation, by tokens that parsers
/// care about, and by bytes. Everything follows from the numbers that it is given.
/// </summary>
internal sealed class Mutator(Random random, IReadOnlyList<byte[]> seeds)
{
    private const int MaxLength = (1 << 20) + 64; // a little more than a work order may have

    private static readonly string[] Tokens =
    [
        "- ",
        ": ",
        "? ",
        "|",
        ">",
        "|-",
        ">+",
        "'",
        "\"",
        "''",
        "{",
        "}",
        "[",
        "]",
        ",",
        "#",
        " # x",
        "&a ",
        "*a",
        "!!str ",
        "!x ",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "<<: ",
        "~",
        "null",
        "\t",
        "\\u0000",
        "\\",
        "0x1F",
        "1e400",
        "-0",
        "9223372036854775808",
        "\u2028",
        "\u0085",
        "\u00A0",
        "\uFEFF",
        "é",
        "🚀",
        "\u0661",
        "\0",
        "\r",
        "\r\n",
        "\n\n",
        "  ",
        "<<<<<<< HEAD\n",
        "=======\n",
        ">>>>>>> other\n",
        "true",
        "x_rev: ",
        "status: ",
        "id: ",
        "\"$ref\": \"#\"",
        "\"$ref\": \"#/$defs/a\"",
        "\"pattern\": \"(a+)+$\"",
        "\"allOf\": [",
        "\"not\": {",
        "\"properties\": {",
        "[WO-0001] intent: ",
        "[WO-0001] result:",
        "**Summary**: ",
        "PID: ",
        "User: ",
        "Hostname: ",
        "\u001b[2J",
    ];

    /// <summary>Makes an input.</summary>
    public byte[] Next()
    {
        var bytes = seeds[random.Next(seeds.Count)];
        for (var count = random.Next(1, 7); count > 0; count--)
        {
            bytes = random.Next(4) == 0 ? ChangeBytes(bytes) : ChangeText(bytes);
        }

        return bytes.Length > MaxLength ? bytes[..MaxLength] : bytes;
    }

    private byte[] ChangeBytes(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return [(byte)random.Next(256)];
        }

        var at = random.Next(bytes.Length);
        var end = Math.Min(bytes.Length, at + random.Next(1, 12));
        switch (random.Next(6))
        {
            case 0:
                var changed = bytes.ToArray();
                changed[at] = (byte)random.Next(256);
                return changed;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes[..at], .. bytes[end..]];
            case 3:
                return [.. bytes[..end], .. bytes[at..]];
            case 4:
                return [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
            default:
                return [.. bytes[..at], .. new byte[end - at], .. bytes[end..]];
        }
    }

    private byte[] ChangeText(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var lines = text.Split('\n').ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(13))
        {
            case 0:
                lines.Insert(random.Next(lines.Count + 1), lines[at]);
                break;
            case 1:
                lines.RemoveAt(at);
                break;
            case 2:
                lines[at] = new string(' ', random.Next(1, 5)) + lines[at];
                break;
            case 3:
                lines[at] = lines[at].TrimStart();
                break;
            case 4:
                var other = random.Next(lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            case 5:
                var foreign = Encoding.UTF8.GetString(seeds[random.Next(seeds.Count)]).Split('\n');
                lines.Insert(at, foreign[random.Next(foreign.Length)]);
                break;
            case 6:
                return Encoding.UTF8.GetBytes(text.ReplaceLineEndings(random.Next(2) == 0 ? "\r\n" : "\n"));
            case 7:
                return Encoding.UTF8.GetBytes('\uFEFF' + text);
            case 8:
                lines[at] = Repeat(Tokens[random.Next(Tokens.Length)], random.Next(1, 400)) + lines[at];
                break;
            case 9:
                lines[at] = lines[at].Replace(": ", random.Next(2) == 0 ? ":" : ": - ", StringComparison.Ordinal);
                break;
            default:
                lines[at] = Insert(lines[at], Tokens[random.Next(Tokens.Length)]);
                break;
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private string Insert(string line, string token) => line.Insert(random.Next(line.Length + 1), token);

    private static string Repeat(string token, int count) => new StringBuilder().Insert(0, token, count).ToString();
}
