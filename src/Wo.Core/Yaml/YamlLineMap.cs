namespace Wo.Core.Yaml;

/// <summary>
/// Lines and columns of offsets, counted as editors count them. The parser's own are missing on some of its errors and
/// off by one at the end of the text, so only offsets are taken from it.
/// </summary>
internal sealed class YamlLineMap
{
    private readonly int length;
    private readonly List<int> starts = [0];

    public YamlLineMap(ReadOnlySpan<char> text)
    {
        length = text.Length;
        for (var offset = 0; ; )
        {
            var next = text[offset..].IndexOfAny('\r', '\n');
            if (next < 0)
            {
                return;
            }

            offset += next + 1;
            if (text[offset - 1] == '\r' && offset < text.Length && text[offset] == '\n')
            {
                offset++;
            }

            starts.Add(offset);
        }
    }

    public YamlPosition At(int offset)
    {
        offset = Math.Clamp(offset, 0, length);
        var line = starts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return new YamlPosition(line + 1, offset - starts[line] + 1, offset);
    }
}
