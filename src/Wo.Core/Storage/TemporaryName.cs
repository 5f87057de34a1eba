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
}
