using Wo.TestKit;

namespace Wo.Generators.Tests;

/// <summary>
/// Compares text with the file <c>Snapshots/&lt;name&gt;.verified.cs</c>. Run with <c>WO_ACCEPT_SNAPSHOTS=1</c>
/// to write what is there now, and review the difference.
/// </summary>
internal static class Snapshot
{
    public static void Matches(string actual, string name)
    {
        var path = Path.Combine(SourceTree.Root, "tests", "Wo.Generators.Tests", "Snapshots", $"{name}.verified.cs");
        if (Environment.GetEnvironmentVariable("WO_ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} does not exist; see {nameof(Snapshot)}.");
        Assert.Equal(File.ReadAllText(path), actual, ignoreLineEndingDifferences: true);
    }
}
