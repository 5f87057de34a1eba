namespace Wo.Engine.Processes;

/// <summary>
/// Finds programs on Windows. The system itself looks into the working directory before <c>PATH</c>, so that a repository
/// could bring a <c>git.exe</c> of its own.
/// </summary>
internal static class WindowsPrograms
{
    private const string Extension = ".exe";

    /// <summary>The absolute path of a program, or <see langword="null"/>.</summary>
    /// <param name="program">A name to be looked up on <c>PATH</c>, or a path.</param>
    /// <param name="environment">The environment that the program gets.</param>
    public static string? Find(string program, ProcessEnvironment environment)
    {
        if (program.AsSpan().ContainsAny('/', '\\'))
        {
            return program;
        }

        // A script (.cmd, .bat) would read the arguments a second time, by rules of its own.
        var name = Path.HasExtension(program) ? program : program + Extension;
        foreach (
            var directory in environment
                .Variables.GetValueOrDefault("PATH", "")
                .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        )
        {
            var candidate = Path.Join(directory.Trim('"'), name);
            if (Path.IsPathFullyQualified(candidate) && File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
