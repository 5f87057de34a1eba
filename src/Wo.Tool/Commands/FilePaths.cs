namespace Wo.Tool.Commands;

/// <summary>The names of files as different readers need them.</summary>
/// <param name="root">The state root.</param>
/// <param name="here">The current directory; <see langword="null"/> where it is gone.</param>
internal sealed class FilePaths(StateRoot root, string? here)
{
    /// <summary>The state root, absolute.</summary>
    public string Root => root.Path;

    /// <summary>The top of the repository, absolute; the state root where the repository has no worktree around it.</summary>
    public string Top =>
        root.MainWorktree is { } top && !Path.GetRelativePath(top, root.Path).StartsWith("..", StringComparison.Ordinal)
            ? top
            : root.Path;

    /// <summary>For a caller of this command.</summary>
    public static FilePaths Of(CommandContext context, Workspace workspace)
    {
        try
        {
            return new FilePaths(workspace.Root, context.Environment.WorkingDirectory());
        }
        catch (IOException)
        {
            return new FilePaths(workspace.Root, null);
        }
    }

    /// <summary>From where the caller stands.</summary>
    /// <param name="path">From the state root.</param>
    public string FromHere(string path) => here is null ? path : Relative(here, path);

    /// <summary>From the top of the repository.</summary>
    /// <inheritdoc cref="FromHere"/>
    public string FromTop(string path) => Relative(Top, path);

    /// <summary>Absolute.</summary>
    /// <inheritdoc cref="FromHere"/>
    public string Absolute(string path) => Path.Join(root.Path, path);

    private string Relative(string from, string path) =>
        Path.GetRelativePath(from, Absolute(path)).Replace(Path.DirectorySeparatorChar, '/');
}
