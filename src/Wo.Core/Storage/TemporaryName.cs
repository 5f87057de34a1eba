namespace Wo.Core.Storage;

/// <summary>Names of files under construction: hidden, so that no reader that globs for work orders sees them.</summary>
internal static class TemporaryName
{
    private const string Suffix = ".tmp";

    /// <summary>A name in the same directory that nobody else uses.</summary>
    public static string For(string path) =>
        Path.Join(Path.GetDirectoryName(path), $".{Path.GetFileName(path)}.{Guid.NewGuid():N}{Suffix}");

    /// <summary>Whether a file name is one of ours, left behind by a crash.</summary>
    public static bool Matches(string fileName) =>
        fileName.StartsWith('.') && fileName.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Whether it carries the unique part that only <see cref="For"/> makes, so that it is nobody else's.</summary>
    public static bool IsOurs(string fileName)
    {
        const int UniqueLength = 32;
        var stem = Matches(fileName) ? fileName.AsSpan()[..^Suffix.Length] : [];
        if (stem.Length <= UniqueLength + 1 || stem[^(UniqueLength + 1)] != '.')
        {
            return false;
        }

        foreach (var digit in stem[^UniqueLength..])
        {
            if (!char.IsAsciiHexDigitLower(digit))
            {
                return false;
            }
        }

        return true;
    }
}
