using System.Globalization;
using System.Text;

namespace Wo.Core.Yaml.Form;

/// <summary>
/// Text as PyYAML writes it where it may use ASCII only: plain where that is safe, else in single quotes, else in double
/// quotes; lines are broken behind the 100th column.
/// </summary>
internal sealed class PyYamlScalar
{
    private const int Width = 100;

    private readonly Rune[] runes;
    private readonly int indent;
    private readonly bool mayBreak;
    private readonly StringBuilder written = new();
    private int column;

    private PyYamlScalar(string text, int column, int indent, bool mayBreak) =>
        (runes, this.column, this.indent, this.mayBreak) = ([.. text.EnumerateRunes()], column, indent, mayBreak);

    /// <summary>Writes text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="column">The column at which it begins.</param>
    /// <param name="indent">The indentation of lines that follow.</param>
    /// <param name="mayBreak">Whether there may be such lines; there may not in a key.</param>
    public static string Write(string text, int column, int indent, bool mayBreak = true)
    {
        var writer = new PyYamlScalar(text, column, indent, mayBreak);
        var traits = PyYamlText.Look(text);
        if (traits.MayBePlain && Yaml11.IsText(text) && YamlScalarResolver.Resolve(text) == YamlScalarKind.String)
        {
            writer.Plain();
        }
        else if (traits.MayBeSingleQuoted && (mayBreak || !traits.HasBreaks))
        {
            writer.SingleQuoted();
        }
        else
        {
            writer.DoubleQuoted();
        }

        return writer.written.ToString();
    }

    private void Plain()
    {
        var start = 0;
        var inSpaces = false;
        for (var end = 0; end <= runes.Length; end++)
        {
            var isEnd = end == runes.Length;
            var isSpace = !isEnd && runes[end].Value == ' ';
            if (inSpaces && !isSpace)
            {
                BreakOrPut(start, end, canBreak: true);
                start = end;
            }
            else if (!inSpaces && (isEnd || isSpace))
            {
                Put(start, end);
                start = end;
            }

            inSpaces = isSpace;
        }
    }

    private void SingleQuoted()
    {
        Put("'");
        var start = 0;
        var (inSpaces, inBreaks) = (false, false);
        for (var end = 0; end <= runes.Length; end++)
        {
            var isEnd = end == runes.Length;
            var c = isEnd ? '\0' : (char)Math.Min(runes[end].Value, char.MaxValue);
            if (inSpaces)
            {
                if (c != ' ')
                {
                    BreakOrPut(start, end, canBreak: start != 0 && !isEnd);
                    start = end;
                }
            }
            else if (inBreaks)
            {
                if (c != '\n')
                {
                    // The first break folds to a space, so one more than there are is written.
                    written.Append('\n', end - start + (runes[start].Value == '\n' ? 1 : 0) - 1);
                    NewLine();
                    start = end;
                }
            }
            else if ((isEnd || c is ' ' or '\n' or '\'') && start < end)
            {
                Put(start, end);
                start = end;
            }

            if (c == '\'')
            {
                Put("''");
                start = end + 1;
            }

            if (!isEnd)
            {
                (inSpaces, inBreaks) = (c == ' ', c == '\n');
            }
        }

        Put("'");
    }

    private void DoubleQuoted()
    {
        Put("\"");
        var start = 0;
        for (var end = 0; end <= runes.Length; end++)
        {
            var isEnd = end == runes.Length;
            if (isEnd || runes[end].Value is '"' or '\\' or < ' ' or > '~')
            {
                Put(start, end);
                start = end;
                if (!isEnd)
                {
                    Put(Escape(runes[end].Value));
                    start = end + 1;
                }
            }

            var isPlace = end > 0 && end < runes.Length - 1 && (runes[end].Value == ' ' || start >= end);
            if (isPlace && mayBreak && column + (end - start) > Width)
            {
                Put(start, Math.Max(start, end));
                Put("\\");
                start = Math.Max(start, end);
                NewLine();
                if (runes[start].Value == ' ')
                {
                    Put("\\");
                }
            }
        }

        Put("\"");
    }

    /// <summary>A single space may become a break; several are content.</summary>
    private void BreakOrPut(int start, int end, bool canBreak)
    {
        if (start + 1 == end && column > Width && mayBreak && canBreak)
        {
            NewLine();
        }
        else
        {
            Put(start, end);
        }
    }

    private void NewLine()
    {
        written.Append('\n').Append(' ', indent);
        column = indent;
    }

    private void Put(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            written.Append(runes[i].ToString());
            column++;
        }
    }

    private void Put(string text)
    {
        written.Append(text);
        column += text.Length;
    }

    private static string Escape(int c) =>
        c switch
        {
            0x00 => "\\0",
            0x07 => "\\a",
            0x08 => "\\b",
            0x09 => "\\t",
            0x0A => "\\n",
            0x0B => "\\v",
            0x0C => "\\f",
            0x0D => "\\r",
            0x1B => "\\e",
            '"' => "\\\"",
            '\\' => "\\\\",
            0x85 => "\\N",
            0xA0 => "\\_",
            0x2028 => "\\L",
            0x2029 => "\\P",
            <= 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\x{c:X2}"),
            <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{c:X4}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"\\U{c:X8}"),
        };
}
