using System.Text;

namespace Wo.Core.Tests.Yaml;

/// <summary>Writes a block mapping with keys k0, k1, … in every style that YAML has for their values.</summary>
internal sealed class RandomDocument(Tape tape)
{
    private readonly StringBuilder text = new();
    private int comments;
    private bool hasEmptyBlock;

    /// <summary>The keys in order.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>Comments that belong to no value and must outlive every edit.</summary>
    public List<string> Comments { get; } = [];

    public string Write()
    {
        var hasMarkers = tape.Chance(4);
        text.Append(hasMarkers ? tape.Pick("---\n", "--- # start\n", "%YAML 1.2\n---\n") : "");
        var indent = tape.Chance(6) ? "  " : "";
        for (var count = 1 + tape.Below(5); count > 0; count--)
        {
            Between(indent);
            Entry(indent);
        }

        text.Append(tape.Pick("", "", "\n\n", "# end\n", "\n  # end"));
        if (hasMarkers && tape.Chance(2))
        {
            EndLine();
            text.Append("...\n");
        }

        return Finish();
    }

    private string Finish()
    {
        var result = text.ToString();
        Comments.AddRange(
            Enumerable
                .Range(0, comments)
                .Select(i => $"# c{i}.")
                .Where(c => result.Contains(c, StringComparison.Ordinal))
        );
        result = tape.Chance(3) ? result.TrimEnd('\n') : result;
        result = tape.Chance(3) ? result.Replace("\n", "\r\n", StringComparison.Ordinal) : result;
        return tape.Chance(5) ? '\uFEFF' + result : result;
    }

    private void EndLine()
    {
        if (text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    private void Between(string indent)
    {
        if (tape.Chance(3))
        {
            // The parser refuses spaces below a block scalar without content.
            var blank = hasEmptyBlock ? "\n" : "  \n";
            text.Append(tape.Pick("\n", blank, $"{indent}{NewComment()}\n", $"{NewComment()}\n\n"));
        }
    }

    private string NewComment() => $"# c{comments++}.";

    private string Trailing() =>
        tape.Chance(3) ? tape.Pick(" ", "   ") + NewComment()
        : tape.Chance(6) ? "  "
        : "";

    private void Entry(string indent)
    {
        var key = $"k{Keys.Count}";
        Keys.Add(key);
        text.Append(indent).Append(tape.Pick(key, key, $"'{key}'", $"\"{key}\"", key + " ")).Append(':');
        var inner = indent + "  ";
        var properties = Properties();
        switch (tape.Below(11))
        {
            case 0:
                text.Append(properties).Append(' ').Append(Scalar()).Append(Trailing()).Append('\n');
                break;
            case 1:
                text.Append(properties).Append(Trailing()).Append('\n');
                break;
            case 2:
                text.Append(properties).Append(" |").Append(Block(inner, NewComment())).Append('\n');
                break;
            case 3:
                text.Append(properties).Append(" >").Append(Block(inner, NewComment())).Append('\n');
                break;
            case 4:
                text.Append(properties).Append($" a\n{inner}b\n\n{inner}c").Append(Trailing()).Append('\n');
                break;
            case 5:
                text.Append(properties).Append($" 'a # b\n\n{inner}c'").Append(Trailing()).Append('\n');
                break;
            case 6:
                text.Append(Trailing()).Append('\n').Append(inner).Append(Scalar()).Append(Trailing()).Append('\n');
                break;
            case 7:
                text.Append(Trailing()).Append('\n');
                Sequence(tape.Chance(2) ? indent : inner);
                break;
            case 8:
                text.Append(Trailing()).Append($"\n{inner}x:{properties} {Scalar()} # in\n{inner}y:\n");
                Sequence(inner);
                break;
            case 9:
                text.Append(
                    tape.Pick(" [a, 'b', {c: d}]", $" [a,\n{inner}b]", " {a: 1, b: }", $" {{\n{inner}}}", Alias())
                );
                text.Append(Trailing()).Append('\n');
                break;
            default:
                text.Append(Alias()).Append(Trailing()).Append('\n');
                break;
        }
    }

    private void Sequence(string indent)
    {
        for (var count = 1 + tape.Below(3); count > 0; count--)
        {
            text.Append(indent).Append('-');
            text.Append(
                tape.Pick(
                    $" {Scalar()}\n",
                    "\n",
                    $" z: {Scalar()}\n",
                    $"{Alias()}\n",
                    $" |{Block(indent + "  ", "# in")}\n"
                )
            );
        }
    }

    private string Block(string indent, string comment)
    {
        var header = tape.Pick("", "-", "+") + (tape.Chance(3) ? " " + comment : "");
        var content = tape.Pick("", $"\n{indent}a", $"\n\n{indent}a: b\n{indent}  # c\n", $"\n{indent}a\n\n\n");
        hasEmptyBlock |= content.Length == 0;
        return header + content;
    }

    private string Properties()
    {
        if (!tape.Chance(4))
        {
            return "";
        }

        var anchor = tape.Pick("x", "y");
        return tape.Pick($" &{anchor}", $" &{anchor} !!str", $" !!str &{anchor}");
    }

    private string Alias()
    {
        var anchor = tape.Pick("x", "y");
        return text.ToString().Contains($"&{anchor}", StringComparison.Ordinal) ? $" *{anchor}" : " v";
    }

    private string Scalar() =>
        tape.Pick(
            "v",
            "5",
            "'it''s'",
            "\"a\\nb\"",
            "null",
            "~",
            "a: b".Replace(": ", ":", StringComparison.Ordinal),
            "é🚀",
            "''",
            "x y#z"
        );
}
