using System.Globalization;

namespace Wo.Engine.Store;

/// <summary>The lines that git leaves in a file whose merge is not finished.</summary>
internal static class ConflictMarkers
{
    private const int MostNamed = 12;

    /// <summary>What is wrong, with the lines, where a file holds them; otherwise <see langword="null"/>.</summary>
    public static string? Find(ReadOnlySpan<byte> text)
    {
        var lines = new List<int>();
        var isConflict = false;
        for (var line = 1; !text.IsEmpty; line++)
        {
            var isOutermost = text.StartsWith("<<<<<<< "u8) || text.StartsWith(">>>>>>> "u8);
            isConflict |= isOutermost;
            if (isOutermost || text.StartsWith("======="u8) || text.StartsWith("||||||| "u8))
            {
                lines.Add(line);
            }

            var end = text.IndexOf((byte)'\n');
            text = end < 0 ? [] : text[(end + 1)..];
        }

        if (!isConflict)
        {
            return null;
        }

        var named = lines.Take(MostNamed).Select(line => line.ToString(CultureInfo.InvariantCulture));
        var more = lines.Count > MostNamed ? ", …" : "";
        return $"a merge left conflict markers, in lines {string.Join(", ", named)}{more}";
    }
}
