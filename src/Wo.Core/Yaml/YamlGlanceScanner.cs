namespace Wo.Core.Yaml;

/// <summary>
/// Goes through a text line by line and keeps track of the open blocks. It knows one plain way to write each thing and
/// gives up at everything else.
/// </summary>
internal sealed class YamlGlanceScanner(byte[] text, List<YamlGlanceEntry> top)
{
    private const int MaxDepth = 12;
    private const int MaxKeys = 64; // each new key is compared with all before it

    private readonly Block[] blocks = new Block[MaxDepth];
    private readonly List<(int Start, int Length)> keys = new(32);
    private int depth;
    private int next;

    /// <summary>Whether the whole text is a mapping that the reader reads. Fills the list with its entries.</summary>
    public bool Run()
    {
        while (next < text.Length)
        {
            var (start, end) = NextLine();
            var indent = Indent(start, end);
            if (start + indent == end || text[start + indent] == '#')
            {
                continue;
            }

            if (!Read(indent, start + indent, TrimmedEnd(start + indent, end)))
            {
                return false;
            }
        }

        return top.Count > 0;
    }

    private bool Read(int indent, int start, int end)
    {
        var isItem = text[start] == '-' && (end == start + 1 || text[start + 1] == ' ');
        return Enter(indent, isItem) && (isItem ? Item(indent, start, end) : Entry(start, end));
    }

    /// <summary>Closes the blocks that end before a line, and opens the one that begins with it.</summary>
    private bool Enter(int indent, bool isItem)
    {
        while (depth > 0 && blocks[depth - 1].Indent > indent)
        {
            Close();
        }

        if (depth == 0)
        {
            return indent == 0 && !isItem && top.Count == 0 && Open(indent, isItem);
        }

        ref var block = ref blocks[depth - 1];
        if (block.Indent < indent)
        {
            return block.IsWaiting && OpenValue(indent, isItem);
        }

        if (isItem == block.IsSequence)
        {
            return true;
        }

        if (isItem)
        {
            // A sequence may begin below its key without being indented.
            return block.IsWaiting && OpenValue(indent, isItem);
        }

        Close();
        return depth > 0 && blocks[depth - 1].Indent == indent && !blocks[depth - 1].IsSequence;
    }

    private bool Item(int indent, int start, int end)
    {
        var value = SkipSpaces(start + 1, end);
        if (value == end)
        {
            blocks[depth - 1].IsWaiting = true;
            return true;
        }

        blocks[depth - 1].IsWaiting = false;
        if (YamlGlanceText.KeyLength(text.AsSpan(value, end - value)) > 0)
        {
            return Open(indent + value - start, isSequence: false) && Entry(value, end);
        }

        return Value(indent, value, end) is not null;
    }

    private bool Entry(int start, int end)
    {
        var length = YamlGlanceText.KeyLength(text.AsSpan(start, end - start));
        if (length == 0 || !AddKey(start, length))
        {
            return false;
        }

        ref var block = ref blocks[depth - 1];
        var value = SkipSpaces(start + length + 1, end);
        block.IsWaiting = value == end;
        var form = block.IsWaiting ? YamlGlanceForm.Plain : Value(block.Indent, value, end);
        if (depth == 1 && form is { } known)
        {
            top.Add(new YamlGlanceEntry(start, length, value, end - value, known));
        }

        return form is not null;
    }

    private YamlGlanceForm? Value(int indent, int start, int end)
    {
        switch (text[start])
        {
            case (byte)'|' or (byte)'>':
                return IsHeader(start, end) && SkipBlockScalar(indent) ? YamlGlanceForm.Encoded : null;
            case (byte)'\'' or (byte)'"':
                return Quoted(indent, start);
            default:
                var form = YamlGlanceText.FormOf(text.AsSpan(start, end - start));
                return form == YamlGlanceForm.Plain ? ContinuePlain(indent) : form;
        }
    }

    /// <summary>A value in quotes, which may go on in further lines that are indented deeper than its block.</summary>
    private YamlGlanceForm? Quoted(int indent, int start)
    {
        var quote = text[start];
        var form = YamlGlanceForm.Literal;
        for (var i = start + 1; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                if (!GoOn(indent, i + 1))
                {
                    return null;
                }

                form = YamlGlanceForm.Encoded;
            }
            else if (c == '\\' && quote == '"')
            {
                form = YamlGlanceForm.Encoded;
                var isLineEnd = i + 1 < text.Length && text[i + 1] == '\n';
                var length = isLineEnd ? 0 : YamlGlanceText.EscapeLength(text.AsSpan(i + 1));
                if (length == 0 && !isLineEnd)
                {
                    return null;
                }

                i += length;
            }
            else if (c == quote)
            {
                if (quote == '"' || i + 1 == text.Length || text[i + 1] != quote)
                {
                    var end = Math.Min(next - 1, text.Length);
                    return SkipSpaces(i + 1, end) == end ? form : null;
                }

                form = YamlGlanceForm.Encoded;
                i++;
            }
        }

        return null;
    }

    /// <summary>Whether the line that begins there may belong to a value that began in a block.</summary>
    private bool GoOn(int indent, int lineStart)
    {
        next = lineStart;
        var (start, end) = NextLine();
        var spaces = Indent(start, end);
        return start + spaces == end || spaces > indent;
    }

    /// <summary>Further lines of a value without quotes. They may begin with anything but what could begin something new.</summary>
    private YamlGlanceForm? ContinuePlain(int indent)
    {
        var form = YamlGlanceForm.Plain;
        while (next < text.Length)
        {
            var before = next;
            var (start, end) = NextLine();
            var first = SkipSpaces(start, end);
            if (first - start <= indent || first == end || text[first] == '#')
            {
                next = before;
                break;
            }

            if (!YamlGlanceText.IsContinuation(text.AsSpan(first, TrimmedEnd(first, end) - first)))
            {
                return null;
            }

            form = YamlGlanceForm.Encoded;
        }

        return form;
    }

    private bool IsHeader(int start, int end) =>
        end == start + 1 || (end == start + 2 && text[start + 1] is (byte)'-' or (byte)'+');

    private bool SkipBlockScalar(int indent)
    {
        var content = -1;
        while (next < text.Length)
        {
            var before = next;
            var (start, end) = NextLine();
            var spaces = Indent(start, end);
            if (start + spaces == end)
            {
                if (spaces > 0)
                {
                    return false;
                }

                continue;
            }

            if (spaces <= indent)
            {
                next = before;
                break;
            }

            content = content < 0 ? spaces : content;
            if (spaces < content)
            {
                return false;
            }
        }

        return content > 0;
    }

    private bool AddKey(int start, int length)
    {
        var key = text.AsSpan(start, length);
        var first = blocks[depth - 1].FirstKey;
        if (keys.Count - first >= MaxKeys)
        {
            return false;
        }

        for (var i = first; i < keys.Count; i++)
        {
            if (key.SequenceEqual(text.AsSpan(keys[i].Start, keys[i].Length)))
            {
                return false;
            }
        }

        keys.Add((start, length));
        return true;
    }

    /// <summary>Opens the block that is the value of what waits for one.</summary>
    private bool OpenValue(int indent, bool isSequence)
    {
        blocks[depth - 1].IsWaiting = false;
        if (depth == 1)
        {
            top[^1] = top[^1] with { Form = YamlGlanceForm.Collection };
        }

        return Open(indent, isSequence);
    }

    private bool Open(int indent, bool isSequence)
    {
        if (depth == MaxDepth)
        {
            return false;
        }

        blocks[depth++] = new Block(indent, isSequence, keys.Count);
        return true;
    }

    private void Close()
    {
        depth--;
        keys.RemoveRange(blocks[depth].FirstKey, keys.Count - blocks[depth].FirstKey);
    }

    private (int Start, int End) NextLine()
    {
        var start = next;
        var length = text.AsSpan(start).IndexOf((byte)'\n');
        var end = length < 0 ? text.Length : start + length;
        next = end + 1;
        return (start, end);
    }

    private int Indent(int start, int end) => SkipSpaces(start, end) - start;

    private int SkipSpaces(int start, int end)
    {
        while (start < end && text[start] == ' ')
        {
            start++;
        }

        return start;
    }

    private int TrimmedEnd(int start, int end)
    {
        while (end > start && text[end - 1] == ' ')
        {
            end--;
        }

        return end;
    }

    /// <summary>A mapping or sequence that further lines may belong to.</summary>
    private record struct Block(int Indent, bool IsSequence, int FirstKey)
    {
        /// <summary>Whether its last key or item has no value yet.</summary>
        public bool IsWaiting { get; set; }
    }
}
