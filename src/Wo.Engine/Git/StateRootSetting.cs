namespace Wo.Engine.Git;

/// <summary>Has the repository remember where its state root is, in <c>git config wo.root</c>.</summary>
internal sealed class StateRootSetting(GitCommand git)
{
    /// <summary>The setting.</summary>
    public const string Name = "wo.root";

    /// <summary>
    /// Writes the setting where it is needed, that is where the root is not the main worktree. One that is there is
    /// a user's decision and stays.
    /// </summary>
    /// <returns>The state root in force from now on, absolute.</returns>
    public Result<string> Remember(StateRoot root)
    {
        if (!new RepositoryLocator(git).Locate(root.Path).TryGet(out var location, out var error))
        {
            return error;
        }

        if ((location.ConfiguredRoot ?? location.MainWorktree) is { } known && IsKept(known, root, location))
        {
            return known;
        }

        var directory = root.CommonGitDirectory;
        var written = git.Write(directory, [$"--git-dir={directory}", "config", Name, Value(root)]);
        return written.TryGet(out _, out error) ? root.Path : error;
    }

    private static bool IsKept(string known, StateRoot root, RepositoryLocation location) =>
        known == root.Path || location.ConfiguredRoot is not null;

    /// <summary>Relative to the directory of the repository where that is above, so that both can move together.</summary>
    private static string Value(StateRoot root) =>
        Path.GetDirectoryName(root.CommonGitDirectory) is { } around && RealPath.IsWithin(root.Path, around)
            ? Path.GetRelativePath(around, root.Path)
            : root.Path;
}
