using Wo.Core.Storage;

namespace Wo.Core.Git;

/// <summary>The lock file of a branch, which a killed git leaves behind and every later one then stumbles over.</summary>
internal static class StaleRefLock
{
    private const int Looks = 50;
    private const int MillisecondsBetweenLooks = 20;

    /// <summary>
    /// Removes the lock file of a branch that only a dead operation can have been using. A live git holds it for
    /// milliseconds; one that is there for a whole second has nobody.
    /// </summary>
    /// <returns>Why it is still there, or <see langword="null"/>.</returns>
    public static string? Remove(string commonGitDirectory, string branch)
    {
        var path = Path.Join(commonGitDirectory, $"{BranchName.ToRef(branch)}.lock");
        for (var look = 0; File.Exists(path); look++)
        {
            if (look < Looks)
            {
                Thread.Sleep(MillisecondsBetweenLooks);
                continue;
            }

            try
            {
                Debris.RemoveFile(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return exception.Message;
            }
        }

        return null;
    }
}
