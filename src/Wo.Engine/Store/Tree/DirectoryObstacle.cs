namespace Wo.Engine.Store.Tree;

/// <summary>Something that stands where a directory of the tree has to be. A link is one, as its target could move.</summary>
/// <param name="Path">Where, as messages show it.</param>
/// <param name="IsSymbolicLink">Whether it is a link; otherwise it is a file or the like.</param>
internal sealed record DirectoryObstacle(string Path, bool IsSymbolicLink)
{
    /// <summary>What is wrong and what ends it, in one line.</summary>
    public string Cause =>
        (IsSymbolicLink ? $"{Path} is a symbolic link, whose target could move" : $"{Path} is not a directory")
        + ": put the real directory there";

    /// <summary>What stands at a path; <see langword="null"/> for a directory and for nothing.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="path">The path, absolute.</param>
    /// <param name="shown">The path as messages show it.</param>
    public static DirectoryObstacle? At(IFileSystem files, string path, string shown) =>
        files.Status(path) is { Kind: not FileKind.Directory and var kind }
            ? new DirectoryObstacle(shown, kind == FileKind.SymbolicLink)
            : null;

    /// <summary>What stands where the directories of work orders have to be, from the top down.</summary>
    public static IEnumerable<DirectoryObstacle> In(IFileSystem files, CtxLayout layout)
    {
        foreach (var path in WorkOrderStates.All.Select(layout.StateDirectory).Prepend(layout.Jobs).Prepend(layout.Ctx))
        {
            if (At(files, path.FullPath, path.Relative) is { } obstacle)
            {
                yield return obstacle;
            }
        }
    }
}
