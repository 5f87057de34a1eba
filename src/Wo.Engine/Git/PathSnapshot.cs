using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// A note of whether a path and its parent were there before git was asked to create a worktree at it, so that only what
/// has come since is removed again.
/// </summary>
internal readonly record struct PathSnapshot(string Path, bool WasThere, bool HadParent)
{
    /// <summary>Takes note of a path. A directory that is overlooked here would be removed by <see cref="Restore"/>.</summary>
    /// <exception cref="StorageException">The system cannot tell what is there.</exception>
    public static PathSnapshot Of(string path) =>
        new(
            path,
            PathProbe.IsDirectory(path),
            System.IO.Path.GetDirectoryName(path) is not { } parent || PathProbe.IsDirectory(parent)
        );

    /// <summary>Removes empty directories that have come since.</summary>
    /// <returns>An error where the directory has come since and is not empty, or cannot be looked at.</returns>
    public Result<Unit> Restore()
    {
        try
        {
            if (!WasThere && PathProbe.IsDirectory(Path) && !LeftoverFiles.RemoveIfEmpty(Path))
            {
                return new WoError(Problem.GitFailed, $"{Path} has appeared and is not empty");
            }
        }
        catch (StorageException failed)
        {
            return new WoError(Problem.StorageFailed, failed.Message);
        }

        if (!HadParent)
        {
            LeftoverFiles.RemoveIfEmpty(System.IO.Path.GetDirectoryName(Path)!);
        }

        return default(Unit);
    }
}
