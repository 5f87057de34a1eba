using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Wording;

namespace Wo.Engine.Git;

/// <summary>
/// Decides which <c>_ctx</c> a command acts on: the one state root of the repository, which is on record since the first
/// change. <c>--root</c>, else <c>WO_ROOT</c>, else the current directory say which repository is meant; where nothing is on
/// record yet, they name the root too, else <c>git config wo.root</c> does, else it is the main worktree.
/// </summary>
internal sealed class StateRootLocator(RepositoryLocator repositories, MissingTree missing)
{
    private const string ContextName = CtxPath.DirectoryName;
    private static readonly IFileSystem Files = PlatformFileSystem.Create();

    /// <summary>Finds the state root of an existing tree of work orders.</summary>
    /// <param name="startDirectory">The current directory, which relative values are relative to.</param>
    /// <param name="rootOption">The value of <c>--root</c>, if given.</param>
    /// <param name="rootVariable">The value of <c>WO_ROOT</c>; empty counts as not set.</param>
    public Result<StateRoot> Find(string startDirectory, string? rootOption, string? rootVariable) =>
        from found in Choose(startDirectory, rootOption, rootVariable, isForInit: false)
        from there in CheckContext(found, startDirectory)
        select found.Root;

    /// <summary>The same where <c>_ctx</c> need not exist yet; but one that git has is not to be made anew.</summary>
    /// <inheritdoc cref="Find"/>
    public Result<StateRoot> FindForInit(string startDirectory, string? rootOption, string? rootVariable) =>
        from found in Choose(startDirectory, rootOption, rootVariable, isForInit: true)
        from free in missing.Explain(found.Root, found.IsSparse) is { } tracked ? tracked : Result.Ok
        select found.Root;

    private Result<Choice> Choose(string startDirectory, string? rootOption, string? rootVariable, bool isForInit)
    {
        if (rootOption is { Length: 0 })
        {
            return new WoError(Problem.Usage, "--root needs a directory");
        }

        if (rootOption is not null)
        {
            return Named(Path.GetFullPath(rootOption, startDirectory), "--root", isForInit);
        }

        return string.IsNullOrEmpty(rootVariable)
            ? Unnamed(startDirectory)
            : Named(Path.GetFullPath(rootVariable, startDirectory), "WO_ROOT", isForInit);
    }

    private Result<Choice> Named(string path, string source, bool isForInit)
    {
        if (!At(path, source).TryGet(out var at, out var error))
        {
            return error;
        }

        var (named, location) = at;
        var known =
            OnRecord(location)
            ?? Default(location) switch
            {
                { } root when RootRecord.HasTree(root) => root,
                { } root when location.IsLinked => root,
                _ => null,
            };
        if (known is null || known == named)
        {
            return location.Oddity is { } odd && !location.IsLinked ? odd : Choice.Of(named, location);
        }

        if (location.IsLinked)
        {
            var note = $"{named} lies in a linked worktree; the work orders of its repository are those in {known}";
            return Choice.Of(known, location, note);
        }

        return isForInit || RootRecord.HasTree(named) ? RootRecord.Other(named, known) : Choice.Of(named, location);
    }

    private Result<Choice> Unnamed(string startDirectory)
    {
        if (!repositories.Locate(startDirectory).TryGet(out var location, out var error))
        {
            return error;
        }

        var known = OnRecord(location);
        if (location.ConfiguredRoot is { } configured && configured != known)
        {
            return known is null ? AtConfigured(configured)
                : RootRecord.HasTree(configured) ? OtherIsConfigured(configured, known, location)
                : Choice.Of(
                    known,
                    location,
                    $"git config wo.root names {configured}, where there is no {ContextName}; the state root on record is {known}"
                );
        }

        if (location.Oddity is { } odd && location.ConfiguredRoot is null)
        {
            return odd;
        }

        if ((known ?? location.MainWorktree) is { } root)
        {
            return Choice.Of(root, location);
        }

        return new WoError(
            Problem.NoContext,
            $"{location.CommonGitDirectory} has no main worktree: name the directory that holds {ContextName} with --root, or once for all in "
                + "git config wo.root"
        )
        {
            NextSteps = ["git worktree list"],
        };
    }

    private Result<Choice> AtConfigured(string configured) =>
        from at in At(configured, "git config wo.root")
        select Choice.Of(at.Path, at.Location);

    private Result<(string Path, RepositoryLocation Location)> At(string path, string source)
    {
        if (RealPath.Find(path) is not { } real || !PathProbe.IsDirectory(real))
        {
            return new WoError(Problem.NoContext, $"{source} names {path}, which is not a directory");
        }

        return from location in repositories.Locate(real)
            select (real, location);
    }

    private static string? OnRecord(RepositoryLocation location) =>
        RootRecord.Find(Files, location.CommonGitDirectory) is { } root ? RealPath.Of(root) : null;

    private static string? Default(RepositoryLocation location) => location.ConfiguredRoot ?? location.MainWorktree;

    private static WoError OtherIsConfigured(string configured, string known, RepositoryLocation location)
    {
        var other = RootRecord.Other($"{configured}, which git config wo.root names,", known);
        return other with
        {
            NextSteps =
            [
                $"git -C {ShellWord.Quote(location.CommonGitDirectory)} config --unset wo.root",
                .. other.NextSteps,
            ],
        };
    }

    private Result<Unit> CheckContext(Choice found, string startDirectory)
    {
        var root = found.Root.Path;
        var context = Path.Join(root, ContextName);
        if (DirectoryObstacle.At(Files, context, context) is { IsSymbolicLink: true } link)
        {
            return new WoError(Problem.SymlinkRefused, link.Cause)
            {
                NextSteps = [$"ls -ld {ShellWord.Quote(context)}"],
            };
        }

        // Where the checkout is complete, a directory that is there is enough, and no git is started.
        var isThere = PathProbe.IsDirectory(context);
        if ((!isThere || found.IsSparse) && missing.Explain(found.Root, found.IsSparse) is { } tracked)
        {
            return tracked;
        }

        if (isThere)
        {
            return default(Unit);
        }

        if (KeptWithout(found.Root) is { } kept)
        {
            return kept;
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

    /// <summary>Work orders of which copies are kept, in a root whose whole tree is gone and in no branch.</summary>
    private static WoError? KeptWithout(StateRoot root)
    {
        var layout = new ControlLayout(root.CommonGitDirectory);
        var versions = new KeptVersions(Files, new AtomicWriter(Files, TimeProvider.System), layout);
        var count = versions.Ids().Count(id => !versions.IsDeleted(id));
        return count == 0
            ? null
            : new WoError(
                Problem.NoContext,
                $"{ContextName} in {root.Path} is gone; copies of {count} work order{(count == 1 ? "" : "s")} are kept in {root.CommonGitDirectory}"
            )
            {
                NextSteps = ["wo init && wo reconcile --apply"],
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

    /// <summary>A root, and whether only a part of the files is checked out there.</summary>
    private sealed record Choice(StateRoot Root, bool IsSparse)
    {
        public static Choice Of(string path, RepositoryLocation location, string? note = null) =>
            new(
                new StateRoot(path, location.CommonGitDirectory, location.MainWorktree) { Note = note },
                IsSparseAt(path, location)
            );

        /// <summary>
        /// In a linked worktree by the file that git reads then: patterns that are not in force cost one more look.
        /// </summary>
        private static bool IsSparseAt(string path, RepositoryLocation location) =>
            location.MainWorktree is { } main && RealPath.IsWithin(path, main)
                ? location.IsSparse
                : GitDirectoryFinder.Find(path).TryGet(out var found, out _)
                    && PathProbe.IsFile(Path.Join(found.GitDirectory, "info", "sparse-checkout"));
    }
}
