using Wo.Engine.Git;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Hook;

/// <summary>Where git looks for the hooks of a repository.</summary>
/// <param name="Directory">The directory, absolute.</param>
/// <param name="IsHusky">Whether husky writes what git runs, so that only what husky runs is ours to change.</param>
internal sealed record HookPlace(string Directory, bool IsHusky)
{
    private const string Husky = ".husky";

    /// <summary>Asks git. A directory that other repositories share is refused.</summary>
    public static Result<HookPlace> Find(Workspace workspace)
    {
        var root = workspace.Root;
        var top = root.MainWorktree ?? root.Path;
        if (!workspace.Git.Read(top, ["rev-parse", "--git-path", "hooks"]).TryGet(out var said, out var error))
        {
            return error;
        }

        if (said.TrimEnd('\n') is "" or "./")
        {
            return new WoError(
                Problem.HooksElsewhere,
                "core.hooksPath is empty, so that git runs no hooks: unset it, or name a directory"
            )
            {
                NextSteps = ["git config --show-origin --get core.hooksPath"],
            };
        }

        var directory = RealPath.Of(Path.GetFullPath(said.TrimEnd('\n'), top));
        if (!RealPath.IsWithin(directory, top) && !RealPath.IsWithin(directory, root.CommonGitDirectory))
        {
            return new WoError(
                Problem.HooksElsewhere,
                $"core.hooksPath leads to {directory}, which other repositories may share: "
                    + "put 'wo hook run pre-commit' and 'wo hook run commit-msg \"$1\"' into the hooks there"
            )
            {
                NextSteps = ["git config --show-origin --get core.hooksPath"],
            };
        }

        var name = Path.GetFileName(directory);
        return name == Husky ? new HookPlace(directory, IsHusky: true)
            : name == "_" && Path.GetFileName(Path.GetDirectoryName(directory)) == Husky
                ? new HookPlace(Path.GetDirectoryName(directory)!, IsHusky: true)
            : new HookPlace(directory, IsHusky: false);
    }

    /// <summary>The file of a hook.</summary>
    public string FileOf(string hook) => Path.Join(Directory, hook);
}
