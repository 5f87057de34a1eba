using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Gates;

/// <summary>
/// Where the work of one work order is done: its own worktree, or the state root where it was taken without one. Gates
/// run there, and its HEAD is the commit they judge.
/// </summary>
internal sealed class ExecutionRoot
{
    private readonly Workspace workspace;
    private readonly WorkOrderId id;

    private readonly Result<Whereabouts?> place;
    private readonly bool wasMade;
    private string? below;

    private ExecutionRoot(Workspace workspace, WorkOrderId id, string branch, Result<Whereabouts?> place, bool wasMade)
    {
        (this.workspace, this.id, Branch, this.place, this.wasMade) = (workspace, id, branch, place, wasMade);
        Path = place.TryGet(out var found, out _)
            ? found?.Path ?? found?.Expected ?? workspace.Root.Path
            : workspace.Naming.DefaultPath(id.Value);
    }

    /// <summary>Absolute path.</summary>
    public string Path { get; }

    /// <summary>The branch of the work.</summary>
    public string Branch { get; }

    /// <summary>
    /// Where gates run: the directory in it that the state root is in the main worktree, which for a root at the top of its
    /// repository is the place itself.
    /// </summary>
    public Result<string> GateDirectory()
    {
        var below = IsStateRoot ? "." : RootBelowTop;
        var directory = below == "." ? Path : System.IO.Path.Join(Path, below);
        return PathProbe.IsDirectory(directory)
            ? directory
            : Unusable(
                $"{Path} has no directory {below}, in which the gates of {id} run, as {workspace.Root.Path} is the state root",
                $"git -C {ShellWord.Quote(Path)} ls-files -- {ShellWord.Quote(below)}"
            );
    }

    /// <summary>The state root from the top of its repository, with <c>/</c>; <c>.</c> where it is the top.</summary>
    public string RootBelowTop => below ??= workspace.Root.BelowTop;

    /// <summary>Where <c>_ctx</c> lies in git's paths, which begin at the top.</summary>
    public string CtxPrefix => RootBelowTop == "." ? CtxPath.DirectoryName : $"{RootBelowTop}/{CtxPath.DirectoryName}";

    /// <summary>Whether one of git's paths is <c>_ctx</c> or lies in it.</summary>
    public bool IsUnderCtx(string path) => IsBelow(path, CtxPrefix);

    /// <summary>
    /// Whether one of git's paths is a work order in the state root itself: there commands change it, and it is committed like
    /// any other file.
    /// </summary>
    public bool HasAsOwn(string path) => IsStateRoot && IsUnderCtx(path) && CtxLayout.IsWorkOrderFile(FromRoot(path));

    /// <summary>One of git's paths under <c>_ctx</c>, from the state root.</summary>
    public string FromRoot(string path) => path[(CtxPrefix.Length - CtxPath.DirectoryName.Length)..];

    /// <summary>The top of the worktree.</summary>
    public string Top => IsStateRoot ? GitDirectoryFinder.TopOf(Path) : Path;

    /// <summary>Whether it is the state root itself, in which the tool's own files change all the time.</summary>
    public bool IsStateRoot => Path == workspace.Root.Path;

    /// <summary>The place where the worktree that lease and work order name lies now.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="workOrder">The work order, complete.</param>
    /// <param name="lease">Its lease.</param>
    /// <param name="wasMade">Whether there ever was a worktree: without one, none can be lost.</param>
    public static ExecutionRoot Of(Workspace workspace, RunningWorkOrder workOrder, Lease lease, bool wasMade) =>
        new(
            workspace,
            workOrder.Id,
            lease.Branch ?? workOrder.Branch,
            WorkPlace.Find(
                workspace,
                workOrder.Id,
                new WrittenPlace(lease.Worktree ?? Resolve(workspace, workOrder), lease.Branch ?? workOrder.Branch),
                lease
            ),
            wasMade
        );

    /// <summary>What it looks like now; or why that cannot be told, which is a precondition where it is gone.</summary>
    public Result<WorktreeCondition> Look()
    {
        if (Presence().Error is { } absent)
        {
            return absent;
        }

        if (!workspace.Changes.Look(Path).TryGet(out var status, out var error))
        {
            return error;
        }

        if (status.Head is not { } commit)
        {
            return Unusable($"{Path} has no commit yet", $"git -C {ShellWord.Quote(Path)} commit");
        }

        var ownFiles = OwnFilesPrefix();
        return new WorktreeCondition(
            commit,
            status.Branch,
            [.. status.Entries.Select(e => e.Path).Where(path => ownFiles is null || !IsBelow(path, ownFiles))]
        )
        {
            HasConflicts = status.Entries.Any(entry => entry.Kinds.HasFlag(StatusKinds.Unmerged)),
            Hidden = [.. status.Entries.Where(e => e.Kinds.HasFlag(StatusKinds.Hidden)).Select(e => e.Path)],
        };
    }

    /// <summary>Whether it still is what the gates judged.</summary>
    /// <param name="judged">What it looked like to them.</param>
    public Result<Unit> Recheck(WorktreeCondition judged)
    {
        if (!Look().TryGet(out var now, out var error))
        {
            return error;
        }

        if (now.Head != judged.Head || now.Branch != judged.Branch)
        {
            var moved =
                now.Head != judged.Head ? $"HEAD moved from {judged.Head} to {now.Head}" : "HEAD left its branch";
            return new WoError(
                Problem.LostRace,
                $"{moved} in {Path} since the gates began: what they judged is not what would be closed"
            )
            {
                NextSteps = [$"wo finish {id}"],
                Verify = [$"git -C {ShellWord.Quote(Path)} log -1"],
            };
        }

        return now.IsClean ? Result.Ok : CleanWorktreeGate.Dirty(Path, now, " since the gates began");
    }

    /// <summary>The branch's commit for when the worktree cannot be asked; <see langword="null"/> where git does not know.</summary>
    public string? LastKnownCommit() =>
        workspace.Refs.ReadBranch(workspace.Root.Path, Branch).TryGet(out var commit, out _) ? commit : null;

    /// <summary>A directory at the path is not enough: git would look further up and answer for another repository.</summary>
    private Result<Unit> Presence()
    {
        if (!place.TryGet(out var found, out var unknown) && unknown is not null)
        {
            return unknown;
        }

        if (found is not null && WorkPlace.Obstacle(id, found, isHeld: wasMade) is { } obstacle)
        {
            return obstacle;
        }

        if (!PathProbe.IsDirectory(Path) || (!IsStateRoot && PathProbe.Of(System.IO.Path.Join(Path, ".git")) is null))
        {
            var canBeMade = workspace.Refs.ReadBranch(workspace.Root.Path, Branch) is { IsOk: true, Value: not null };
            return Unusable(
                $"the worktree of {id} is gone: {Path}",
                canBeMade ? "wo reconcile --apply" : "wo reconcile"
            );
        }

        return
            GitDirectoryFinder.Find(Path).TryGet(out var repository, out var error)
            && repository.CommonGitDirectory == workspace.Root.CommonGitDirectory
            ? Result.Ok
            : Unusable(
                error is null ? $"{Path} is a worktree of another repository" : $"{Path} is no worktree: {error.Cause}",
                "wo reconcile"
            );
    }

    private WoError Unusable(string cause, string nextStep) =>
        new(Problem.WorktreeUnusable, cause)
        {
            NextSteps = [nextStep, $"wo finish {id} --result failed --summary \"…\""],
            Verify = [$"wo show {id}"],
        };

    /// <summary>Where the tool's own files are that change all the time, in git's paths.</summary>
    private string? OwnFilesPrefix() => IsStateRoot ? CtxPrefix : null;

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(directory, StringComparison.Ordinal)
        && (path.Length == directory.Length || path[directory.Length] == '/');

    private static string Resolve(Workspace workspace, RunningWorkOrder workOrder) =>
        workOrder.Worktree == "." ? workspace.Root.Path
        : workspace.Naming.ResolvePath(workOrder.Worktree).TryGet(out var path, out _) ? path
        : workspace.Naming.DefaultPath(workOrder.Id.Value);
}
