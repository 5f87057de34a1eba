using System.Globalization;
using System.Text;

namespace Wo.Engine.Store;

/// <summary>
/// The lines that git leaves in a file whose merge is not finished, in the styles <c>merge</c>, <c>diff3</c> and
/// <c>zdiff3</c>. They stand at the start of a line: a text that quotes some is indented in the files that are read here.
/// </summary>
internal static class ConflictMarkers
{
    private const int MostNamed = 12;

    // git writes longer ones for a conflict within a common ancestor, and where the attribute conflict-marker-size says so.
    private const int Shortest = 7;

    /// <summary>What is wrong, with the lines, where a file holds any; otherwise <see langword="null"/>.</summary>
    public static string? Find(ReadOnlySpan<byte> text) => Read(text, isWhole: false)?.Message;

    /// <summary>The same, where both sides of a conflict are there with all that is around them.</summary>
    public static string? FindWhole(ReadOnlySpan<byte> text) => Read(text, isWhole: true)?.Message;

    /// <summary>Reads a YAML document. Markers come before any other error; they may also make a document of another meaning.</summary>
    public static YamlReadResult ReadYaml(ReadOnlySpan<byte> bytes)
    {
        var read = YamlReader.Read(bytes);
        return Read(bytes, isWhole: read.Document is not null) is { } conflict ? new YamlReadResult(conflict) : read;
    }

    private static YamlError? Read(ReadOnlySpan<byte> text, bool isWhole)
    {
        // Hardly any file has one, and this is asked of each.
        if (text.IndexOf("<<<<<<<"u8) < 0 && (isWhole || text.IndexOf(">>>>>>>"u8) < 0))
        {
            return null;
        }

        var lines = new List<int>();
        var order = new StringBuilder();
        YamlPosition? first = null;
        var rest = text.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text;
        var whole = rest;
        var offset = 0;
        for (var line = 1; !rest.IsEmpty; line++)
        {
            var end = rest.IndexOf((byte)'\n');
            if (IsMarker(end < 0 ? rest : rest[..end]))
            {
                first ??= new YamlPosition(line, 1, Encoding.UTF8.GetCharCount(whole[..offset]));
                lines.Add(line);
                order.Append((char)rest[0]);
            }

            offset += end + 1;
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        var found = order.ToString();
        return first is { } position && (isWhole ? HasBothSides(found) : found.AsSpan().ContainsAny('<', '>'))
            ? new YamlError(Message(lines), position)
            : null;
    }

    /// <summary>Whether a line, without its end, is one that git writes around or between the sides of a conflict.</summary>
    public static bool IsMarker(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)'\r');
        if (line.IsEmpty || line[0] is not ((byte)'<' or (byte)'|' or (byte)'=' or (byte)'>'))
        {
            return false;
        }

        var length = line.IndexOfAnyExcept(line[0]);
        return length < 0 ? line.Length >= Shortest : length >= Shortest && line[length] == (byte)' ';
    }

    private static bool HasBothSides(string order)
    {
        var opened = order.IndexOf('<', StringComparison.Ordinal);
        var divided = opened < 0 ? -1 : order.IndexOf('=', opened);
        return divided >= 0 && order.IndexOf('>', divided) >= 0;
    }

    private static string Message(List<int> lines)
    {
        var named = lines.Take(MostNamed).Select(line => line.ToString(CultureInfo.InvariantCulture));
        var more = lines.Count > MostNamed ? ", …" : "";
        return $"a merge left conflict markers, in lines {string.Join(", ", named)}{more}";
    }
}
