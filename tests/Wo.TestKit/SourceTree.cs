namespace Wo.TestKit;

/// <summary>The sources this test was built from. Found from the test's own place: a build server hides source paths.</summary>
public static class SourceTree
{
    /// <summary>The root of the repository.</summary>
    /// <exception cref="InvalidOperationException">The test does not run inside its repository.</exception>
    public static string Root { get; } = Find();

    /// <summary>The C# files below a directory, without what builds put there.</summary>
    /// <param name="directory">A path from the root, such as <c>src/Wo.Core</c>.</param>
    public static IEnumerable<string> Files(string directory) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, directory), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split('/', '\\').Any(part => part is "obj" or "bin"));

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Wo.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("no Wo.sln above the test");
    }
}
