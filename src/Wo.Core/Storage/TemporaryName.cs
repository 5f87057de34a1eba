namespace Wo.Core.Storage;

/// <summary>Names of files under construction: hidden, so that no reader that globs for work orders sees them.</summary>
internal static class TemporaryName
{
    private const string Suffix = ".tmp";

    /// <summary>A name in the same directory that no other file has.</summary>
    public static string For(string path) =>
        Path.Join(Path.GetDirectoryName(path), $".{Path.GetFileName(path)}.{UniqueName.Next()}{Suffix}");

    /// <summary>Whether a file name is one of ours, left behind by a crash.</summary>
    public static bool Matches(string fileName) =>
        fileName.StartsWith('.') && fileName.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Whether a file name is one of ours for the content of a file.</summary>
    public static bool IsFor(string path, string fileName) =>
        IsOurs(fileName) && fileName.StartsWith($".{Path.GetFileName(path)}.", StringComparison.Ordinal);

    /// <summary>Whether it carries the unique part that only <see cref="For"/> makes, so that no other program wrote it.</summary>
    public static bool IsOurs(string fileName)
    {
        var stem = Matches(fileName) ? fileName.AsSpan()[..^Suffix.Length] : [];
        if (stem.Length <= UniqueName.Length + 1 || stem[^(UniqueName.Length + 1)] != '.')
        {
            return false;
        }

        foreach (var digit in stem[^UniqueName.Length..])
        {
            if (!char.IsAsciiHexDigitLower(digit))
            {
                return false;
            }
        }

        return true;
    }
}
