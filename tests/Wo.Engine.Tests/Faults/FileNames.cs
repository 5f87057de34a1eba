namespace Wo.Engine.Tests.Faults;

/// <summary>Which names are names of one file on the real disk.</summary>
internal static class FileNames
{
    private static readonly IFileSystem Files = PlatformFileSystem.Create();

    /// <summary>Which file it is; <see langword="null"/> where there is none, or the platform does not tell.</summary>
    public static FileIdentity? IdentityOf(string path) => Files.Status(path)?.Identity;

    /// <summary>Makes a path a name of a file, in place of what it stands for.</summary>
    public static void Link(string file, string path)
    {
        if (IdentityOf(file) != IdentityOf(path))
        {
            File.Delete(path);
            Assert.True(Files.TryLink(file, path), path);
        }
    }
}
