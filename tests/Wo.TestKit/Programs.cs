namespace Wo.TestKit;

/// <summary>The programs of this machine.</summary>
public static class Programs
{
    /// <summary>Whether one can be started by its name.</summary>
    public static bool Has(string name) =>
        Array.Exists(
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator),
            directory => File.Exists(Path.Combine(directory, name))
        );
}
