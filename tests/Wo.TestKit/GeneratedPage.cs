namespace Wo.TestKit;

/// <summary>A page that a test writes. With <c>WO_ACCEPT=1</c> it is written anew.</summary>
public static class GeneratedPage
{
    /// <summary>Why the page is not what it should be; <see langword="null"/> where it is.</summary>
    /// <param name="page">The page, from the root of the repository.</param>
    /// <param name="text">What it should hold.</param>
    public static string? Difference(string page, string text)
    {
        var path = Path.Join(SourceTree.Root, page);
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            return null;
        }

        if (Environment.GetEnvironmentVariable("WO_ACCEPT") == "1")
        {
            File.WriteAllText(path, text);
            return null;
        }

        return $"{page} is out of date: run this test with WO_ACCEPT=1 and review the difference";
    }
}
