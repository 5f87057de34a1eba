using System.Collections.Immutable;
using Wo.Core.Storage;

namespace Wo.Core.Git;

/// <summary>What was at and around a path before git was asked to create a worktree there.</summary>
internal readonly record struct Surroundings(string Path, bool WasThere, bool HadParent)
{
    /// <summary>Takes note of a path.</summary>
    public static Surroundings Of(string path) =>
        new(path, Directory.Exists(path), Directory.Exists(System.IO.Path.GetDirectoryName(path)));

    /// <summary>Takes away empty directories that have come since.</summary>
    /// <returns>What has come since and is not empty, in words.</returns>
    public ImmutableArray<string> Restore()
    {
        if (!WasThere && Directory.Exists(Path) && !Debris.RemoveIfEmpty(Path))
        {
            return [$"{Path} has appeared and is not empty"];
        }

        if (!HadParent)
        {
            Debris.RemoveIfEmpty(System.IO.Path.GetDirectoryName(Path)!);
        }

        return [];
    }
}
