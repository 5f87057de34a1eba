using System.Globalization;

namespace Wo.Engine.Lint;

/// <summary>The lines that git leaves in a file whose merge is not finished.</summary>
internal static class ConflictMarkers
{
    /// <summary>What is wrong, with the line, where a file holds them; otherwise <see langword="null"/>.</summary>
    public static string? Find(ReadOnlySpan<byte> text)
    {
        for (var line = 1; !text.IsEmpty; line++)
        {
            if (text.StartsWith("<<<<<<< "u8) || text.StartsWith(">>>>>>> "u8))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"a merge left conflict markers, the first in line {line}"
                );
            }

            var end = text.IndexOf((byte)'\n');
            text = end < 0 ? [] : text[(end + 1)..];
        }

        return null;
    }
}
