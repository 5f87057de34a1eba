using System.Globalization;

namespace Wo.EndToEnd.Tests.Kills;

/// <summary>Files that are not finished yet.</summary>
internal static class TemporaryFiles
{
    /// <summary>
    /// Makes those below a directory old: a young one may belong to a process that lives, and <c>wo reconcile</c> leaves it alone.
    /// </summary>
    public static void Age(string directory)
    {
        foreach (var file in Below(directory))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }
    }

    /// <summary>Whether a process has one of those below a directory open. Known on Linux alone.</summary>
    public static bool AreOpen(string directory)
    {
        var files = Below(directory).ToHashSet();
        return files.Count > 0
            && Directory.Exists("/proc")
            && Directory
                .EnumerateDirectories("/proc")
                .Where(process => int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _))
                .SelectMany(OpenIn)
                .Any(files.Contains);
    }

    private static IEnumerable<string> Below(string directory) =>
        Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*.tmp", SearchOption.AllDirectories) : [];

    /// <summary>What a process has open; nothing once it has ended.</summary>
    private static List<string> OpenIn(string process)
    {
        try
        {
            var links = new DirectoryInfo(Path.Join(process, "fd")).EnumerateFileSystemInfos();
            return [.. links.Select(link => link.LinkTarget).OfType<string>()];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
