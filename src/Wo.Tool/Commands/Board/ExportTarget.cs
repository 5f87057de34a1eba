namespace Wo.Tool.Commands.Board;

/// <summary>Where an exported page may be written.</summary>
internal static class ExportTarget
{
    /// <summary>The absolute path; or why nothing is written there.</summary>
    /// <param name="workspace">The tree.</param>
    /// <param name="here">The current directory.</param>
    /// <param name="file">The file as it was named.</param>
    public static Result<string> Of(Workspace workspace, string here, string file)
    {
        if (file.Length == 0)
        {
            return UsageError.Because("--export needs the name of a file");
        }

        var path = Path.GetFullPath(Path.Combine(here, file));
        return IsIn(path, workspace.Layout.Ctx.FullPath) || IsIn(path, workspace.Root.CommonGitDirectory)
                ? UsageError.Because($"'{file}' is where work orders and their records lie; name a file elsewhere")
            : !Directory.Exists(Path.GetDirectoryName(path))
                ? UsageError.Because($"'{file}' cannot be written: its directory does not exist")
            : workspace.Files.Status(path) is { Kind: not FileKind.Regular }
                ? UsageError.Because($"'{file}' cannot be written: something is there that is no file")
            : path;
    }

    private static bool IsIn(string path, string directory) =>
        path.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase)
        || path.Equals(directory, StringComparison.OrdinalIgnoreCase);
}
