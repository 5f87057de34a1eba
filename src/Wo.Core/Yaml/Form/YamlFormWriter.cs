using System.Text;

namespace Wo.Core.Yaml.Form;

/// <summary>Writes a document anew in a form.</summary>
internal sealed class YamlFormWriter(string text, YamlSlots slots, YamlForm form)
{
    private const int Step = 2;

    private readonly StringBuilder written = new();

    /// <summary>The text, with line feeds.</summary>
    /// <param name="entries">The entries at the top, in the order in which they are to stand.</param>
    public string Write(IEnumerable<YamlEntry> entries)
    {
        Comments(slots.Head, 0);
        Blank(slots.IsHeadApart);
        WriteMapping(entries, 0, isFirstLineOpen: false);
        Comments(slots.Foot, 0);
        return written.ToString();
    }

    private void WriteMapping(IEnumerable<YamlEntry> entries, int indent, bool isFirstLineOpen)
    {
        foreach (var entry in entries)
        {
            var slot = slots[entry.Key];
            if (!isFirstLineOpen)
            {
                Begin(slot, indent);
            }

            isFirstLineOpen = false;
            var key = Key(entry.Key);
            written.Append(key).Append(':');
            WriteValue(entry.Value, slot, indent, indent + key.Length + 1);
            Comments(slot.Below, indent);
        }
    }

    private void WriteSequence(YamlSequence sequence, int indent, bool isFirstLineOpen)
    {
        foreach (var item in sequence.Items)
        {
            var slot = slots[item];
            if (!isFirstLineOpen)
            {
                Begin(slot, indent);
            }

            isFirstLineOpen = false;
            written.Append('-');
            HandOn(slot, item);
            switch (item)
            {
                case YamlMapping { Entries.Count: > 0 } mapping:
                    written.Append(' ');
                    WriteMapping(mapping.Entries, indent + Step, isFirstLineOpen: true);
                    break;
                case YamlSequence { Items.Count: > 0 } nested:
                    written.Append(' ');
                    WriteSequence(nested, indent + Step, isFirstLineOpen: true);
                    break;
                default:
                    WriteValue(item, slot, indent, indent + 1);
                    break;
            }

            Comments(slot.Below, indent);
        }
    }

    /// <summary>What stood beside braces or brackets stands beside the first of what was in them.</summary>
    private void HandOn(YamlSlot slot, YamlNode item)
    {
        if (slot.Beside is { } comment && item is YamlMapping { Entries: [var entry, ..] })
        {
            slots[entry.Key].Put(comment);
        }
        else if (slot.Beside is { } other && item is YamlSequence { Items: [var first, ..] })
        {
            slots[first].Put(other);
        }
    }

    private void WriteValue(YamlNode value, YamlSlot slot, int indent, int column)
    {
        switch (value)
        {
            case YamlMapping { Entries.Count: > 0 } mapping:
                EndLine(slot);
                WriteMapping(mapping.Entries, indent + Step, isFirstLineOpen: false);
                break;
            case YamlSequence { Items.Count: > 0 } sequence:
                EndLine(slot);
                WriteSequence(sequence, indent, isFirstLineOpen: false);
                break;
            case YamlScalar scalar:
                WriteScalar(scalar, slot, indent, column);
                break;
            default:
                written.Append(value is YamlMapping ? " {}" : " []");
                EndLine(slot);
                break;
        }
    }

    private void WriteScalar(YamlScalar scalar, YamlSlot slot, int indent, int column)
    {
        var lines = Scalar(scalar, indent, column + 1);
        written.Append(lines.Length > 0 ? " " : "");
        var isBlock = lines.Length > 0 && lines[0] is '|' or '>' && lines.Contains('\n');
        var firstBreak = isBlock ? lines.IndexOf('\n', StringComparison.Ordinal) : lines.Length;
        written.Append(lines, 0, firstBreak);
        EndLine(slot);
        if (isBlock)
        {
            written.Append(lines, firstBreak + 1, lines.Length - firstBreak - 1).Append('\n');
        }
    }

    private string Scalar(YamlScalar scalar, int indent, int column)
    {
        var isPlainInSource = scalar.AliasOf is null && scalar.OuterStart == scalar.Start.Offset;
        if (form == YamlForm.Layout && isPlainInSource)
        {
            return YamlLayoutScalar.Write(text, scalar, indent + Step);
        }

        var source = isPlainInSource ? text[scalar.Start.Offset..scalar.End.Offset] : scalar.Value;
        return scalar.Kind switch
        {
            YamlScalarKind.Null => "null",
            YamlScalarKind.Boolean => scalar.Value.ToLowerInvariant(),
            // A date without quotes is no text to PyYAML and comes out as it went in.
            YamlScalarKind.String when source != scalar.Value || Yaml11.IsText(source) || !isPlainInSource =>
                PyYamlScalar.Write(scalar.Value, column, indent + Step),
            _ => scalar.Value,
        };
    }

    private string Key(YamlScalar key) =>
        form == YamlForm.Layout && key.AliasOf is null && key.OuterStart == key.Start.Offset
            ? text[key.Start.Offset..key.End.Offset]
        : key.Kind == YamlScalarKind.String ? PyYamlScalar.Write(key.Value, 0, 0, mayBreak: false)
        : key.Value;

    private void Begin(YamlSlot slot, int indent)
    {
        var isBlank = slot.Above is [var first, ..] ? first.HasBlankBefore : slot.HasBlankBefore;
        Blank(isBlank);
        foreach (var comment in slot.Above)
        {
            Blank(comment != slot.Above[0] && comment.HasBlankBefore);
            written.Append(' ', indent).Append(comment.Text).Append('\n');
        }

        Blank(slot.Above.Count > 0 && slot.HasBlankBefore);
        written.Append(' ', indent);
    }

    private void Comments(List<YamlComment> comments, int indent)
    {
        foreach (var comment in comments)
        {
            Blank(comment.HasBlankBefore);
            written.Append(' ', indent).Append(comment.Text).Append('\n');
        }
    }

    private void Blank(bool isBlank)
    {
        // A block that keeps the lines at its end has brought one.
        var isThere = written.Length > 1 && written[^1] == '\n' && written[^2] == '\n';
        if (isBlank && form == YamlForm.Layout && written.Length > 0 && !isThere)
        {
            written.Append('\n');
        }
    }

    private void EndLine(YamlSlot slot)
    {
        if (slot.Beside is { } comment)
        {
            written.Append("  ").Append(comment.Text);
        }

        written.Append('\n');
    }
}
