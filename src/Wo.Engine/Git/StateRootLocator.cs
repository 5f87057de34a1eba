using Wo.Engine.Store.Tree;
using Wo.Engine.Wording;

namespace Wo.Engine.Git;

/// <summary>
/// Decides which <c>_ctx</c> a command acts on: <c>--root</c>, else <c>WO_ROOT</c>, else <c>git config wo.root</c>, else
/// the main worktree of the repository that the current directory is in.
/// </summary>
internal sealed class StateRootLocator(RepositoryLocator repositories)
{
    private const string ContextName = "_ctx";

    /// <summary>Finds the state root of an existing tree of work orders.</summary>
    /// <param name="startDirectory">The current directory, which relative values are relative to.</param>
    /// <param name="rootOption">The value of <c>--root</c>, if given.</param>
    /// <param name="rootVariable">The value of <c>WO_ROOT</c>; empty counts as not set.</param>
    public Result<StateRoot> Find(string startDirectory, string? rootOption, string? rootVariable)
    {
        if (!FindForInit(startDirectory, rootOption, rootVariable).TryGet(out var root, out var error))
        {
            return error;
        }

        return CheckContext(root.Path, startDirectory).Error is { } problem ? problem : root;
    }

    /// <summary>The same where <c>_ctx</c> need not exist yet.</summary>
    /// <inheritdoc cref="Find"/>
    public Result<StateRoot> FindForInit(string startDirectory, string? rootOption, string? rootVariable)
    {
        if (rootOption is { Length: 0 })
        {
            return new WoError(Problem.Usage, "--root needs a directory");
        }

        if (rootOption is not null)
        {
            return At(Path.GetFullPath(rootOption, startDirectory), "--root");
        }

        if (!string.IsNullOrEmpty(rootVariable))
        {
            return At(Path.GetFullPath(rootVariable, startDirectory), "WO_ROOT");
        }

        if (!repositories.Locate(startDirectory).TryGet(out var location, out var error))
        {
            return error;
        }

        if (location.ConfiguredRoot is { } configured)
        {
            return At(configured, "git config wo.root");
        }

        if (location.MainWorktree is not { } main)
        {
            return new WoError(
                Problem.NoContext,
                $"{location.CommonGitDirectory} has no main worktree: name the directory that holds {ContextName} with --root, or once for all in "
                    + "git config wo.root"
            )
            {
                NextSteps = ["git worktree list"],
            };
        }

        return new StateRoot(main, location.CommonGitDirectory, main);
    }

    private Result<StateRoot> At(string path, string source)
    {
        if (RealPath.Find(path) is not { } real || !PathProbe.IsDirectory(real))
        {
            return new WoError(Problem.NoContext, $"{source} names {path}, which is not a directory");
        }

        return repositories.Locate(real).TryGet(out var location, out var error)
            ? new StateRoot(real, location.CommonGitDirectory, location.MainWorktree)
            : error;
    }

    private static Result<Unit> CheckContext(string root, string startDirectory)
    {
        var context = Path.Join(root, ContextName);
        if (DirectoryObstacle.At(PlatformFileSystem.Create(), context, context) is { IsSymbolicLink: true } link)
        {
            return new WoError(Problem.SymlinkRefused, link.Cause)
            {
                NextSteps = [$"ls -ld {ShellWord.Quote(context)}"],
            };
        }

        if (PathProbe.IsDirectory(context))
        {
            return default(Unit);
        }

        var elsewhere = FindAbove(startDirectory);
        return new WoError(
            Problem.NoContext,
            elsewhere is null
                ? $"There is no {ContextName} directory in {root}"
                : $"There is no {ContextName} directory in {root}, but there is one in {elsewhere}"
        )
        {
            NextSteps = elsewhere is null
                ? ["wo init"]
                :
                [
                    $"wo status --root {ShellWord.Quote(elsewhere)}",
                    $"git config wo.root {ShellWord.Quote(elsewhere)}",
                ],
        };
    }

    /// <summary>A tree below the top of a monorepo, or around a submodule: found only to be named.</summary>
    private static string? FindAbove(string startDirectory)
    {
        for (
            var directory = RealPath.Find(startDirectory);
            directory is not null;
            directory = Path.GetDirectoryName(directory)
        )
        {
            var context = new DirectoryInfo(Path.Join(directory, ContextName));
            if (context is { Exists: true, LinkTarget: null })
            {
                return directory;
            }
        }

        return null;
    }
}
