using System.Collections.Immutable;
using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>What was at and around a path before git was asked to create a worktree there.</summary>
internal readonly record struct PathSnapshot(string Path, bool WasThere, bool HadParent)
{
    /// <summary>Takes note of a path. What is taken for missing here would be taken away by <see cref="Restore"/>.</summary>
    /// <exception cref="StorageException">The system cannot tell what is there.</exception>
    public static PathSnapshot Of(string path) =>
        new(
            path,
            PathProbe.IsDirectory(path),
            System.IO.Path.GetDirectoryName(path) is not { } parent || PathProbe.IsDirectory(parent)
        );

    /// <summary>Takes away empty directories that have come since.</summary>
    /// <returns>What has come since and is not empty, or cannot be looked at, in words.</returns>
    public ImmutableArray<string> Restore()
    {
        try
        {
            if (!WasThere && PathProbe.IsDirectory(Path) && !LeftoverFiles.RemoveIfEmpty(Path))
            {
                return [$"{Path} has appeared and is not empty"];
            }
        }
        catch (StorageException failed)
        {
            return [failed.Message];
        }

        if (!HadParent)
        {
            LeftoverFiles.RemoveIfEmpty(System.IO.Path.GetDirectoryName(Path)!);
        }

        return [];
    }
}
