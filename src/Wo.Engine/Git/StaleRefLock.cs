using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>The lock file of a branch, which a killed git leaves behind and which stops every later git.</summary>
internal static class StaleRefLock
{
    private const int Looks = 50;
    private const int MillisecondsBetweenLooks = 20;

    /// <summary>
    /// Waits until a branch is not locked. A live git holds the lock file for milliseconds; one that is there for a whole
    /// second has lost its git.
    /// </summary>
    /// <returns>The lock file that is still there, or <see langword="null"/>.</returns>
    /// <exception cref="StorageException">The system cannot tell whether there is one.</exception>
    public static string? FindStuck(string commonGitDirectory, string branch)
    {
        var path = Path.Join(commonGitDirectory, $"{BranchName.ToRef(branch)}.lock");
        for (var look = 0; PathProbe.IsFile(path); look++)
        {
            if (look == Looks)
            {
                return path;
            }

            Thread.Sleep(MillisecondsBetweenLooks);
        }

        return null;
    }

    /// <summary>Removes the lock file of a branch that only a dead operation of ours can have been using.</summary>
    public static Result<Unit> Remove(string commonGitDirectory, string branch) =>
        StorageBoundary.Run(
            () =>
            {
                if (FindStuck(commonGitDirectory, branch) is { } path)
                {
                    LeftoverFiles.RemoveFile(path);
                }

                return Result.Ok;
            },
            static failed => new WoError(Problem.GitFailed, failed.Message)
        );
}
