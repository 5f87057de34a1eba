using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Store;

namespace Wo.Engine.Setup;

/// <summary>Directories of the main worktree that all worktrees share, such as package caches.</summary>
/// <param name="root">The state root.</param>
/// <param name="source">The top of the main worktree.</param>
internal sealed class SharedDirectories(StateRoot root, string source)
{
    /// <summary>Links them into a worktree; what is there already stays as it is.</summary>
    /// <param name="worktree">The top of the worktree.</param>
    /// <param name="paths">From the state root, or with a slash before them from the top.</param>
    /// <param name="warnings">Gets a line for each that could not be linked.</param>
    public Result<Unit> LinkFrom(string worktree, ImmutableArray<string> paths, ImmutableArray<string>.Builder warnings)
    {
        foreach (var written in paths)
        {
            var parts = written.Split('/').Where(part => part is not ("" or "."));
            var below = written.StartsWith('/') || root.BelowTop == "." ? [] : root.BelowTop.Split('/');
            var path = string.Join('/', below.Concat(parts));
            var aim = Path.Join(source, path);
            var why = PathProbe.IsDirectory(aim) ? FileCopy.Link(worktree, path, aim) : $"there is no directory {aim}";
            if (why is not null)
            {
                warnings.Add($"{written} was not linked into the worktree: {why}");
            }
        }

        return Result.Ok;
    }
}
