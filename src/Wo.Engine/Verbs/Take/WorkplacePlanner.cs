using Wo.Engine.Claims;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Setup;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>Decides branch and worktree of a work order and checks that they can be had, changing nothing.</summary>
/// <param name="workspace">The state root.</param>
/// <param name="setup">What makes a new worktree ready, where that is wanted.</param>
/// <param name="fetch">Fetches what a branch is cut from, where that is wanted.</param>
internal sealed class WorkplacePlanner(Workspace workspace, WorktreeSetup? setup = null, BaseFetch? fetch = null)
{
    private readonly List<string> warnings = [];
    private readonly GitRefs refs = workspace.Refs;
    private readonly WorktreeNaming naming = workspace.Naming;

    /// <summary>Where the branch of the work is that another clone has pushed; <see langword="null"/> for none.</summary>
    public PushedBranch? Pushed { get; init; }

    /// <summary>Whether git is asked also for what its files tell: who plans and does nothing is to learn that git does not work.</summary>
    public bool AsksGit { get; init; }

    /// <summary>What is to be said of the base that was found, one line each.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Plans the place of the work.</summary>
    /// <param name="subject">The work order; a <c>branch:</c> and <c>worktree:</c> in it are honoured after checks.</param>
    /// <param name="inMainWorktree">Whether the main worktree is used as it is.</param>
    /// <param name="token">The token of the lease the place will belong to.</param>
    public Result<Workplace> Plan(WorkOrderSubject subject, bool inMainWorktree, string token) =>
        inMainWorktree
            ? PlanMain(subject.Id)
            : Plan(
                subject.Id,
                // The branch beside "." is the one that happened to be checked out there.
                subject.File.Summary.Worktree == "."
                    ? null
                    : subject.File.Summary.Branch,
                subject.File.Summary.Worktree,
                null,
                token,
                isRunning: false,
                isFirst: subject
                    is { Record: { Revision: 0, Lease: null }, File.Summary: { Branch: null, Worktree: null } }
            );

    /// <summary>Plans the place where a running work order is worked on already.</summary>
    /// <param name="held">The work order.</param>
    /// <param name="token">The token of the lease the place will belong to.</param>
    public Result<Workplace> Plan(HeldWorkOrder held, string token)
    {
        var worktree = held.Text("worktree");
        // What runs without a lease of this clone never had a worktree here, so that none can have been moved away.
        var lease = held.Subject.Record.Lease is null ? null : held.Lease;
        if (worktree == ".")
        {
            return PlanMain(held.Subject.Id);
        }

        var (id, branch) = (held.Subject.Id, held.Text("branch"));
        var planned = Plan(id, branch, worktree, lease, token, isRunning: true);

        // A clone that lies beside this one has its worktree in the place that it wrote down.
        return lease is null && planned.Error?.Code == Problem.WorktreeUnavailable
            ? Plan(id, branch, null, null, token, isRunning: true)
            : planned;
    }

    private Result<Workplace> PlanMain(WorkOrderId id)
    {
        if (!refs.CurrentBranch(workspace.Root.Path).TryGet(out var branch, out var error))
        {
            return error;
        }

        return branch is null
            ? new WoError(Problem.WorktreeUnavailable, "the main worktree is detached: check out a branch first")
            {
                NextSteps = [$"wo take {id}"],
                Verify = [$"wo preflight {id}"],
            }
            : new MainWorkplace(workspace.Root, branch);
    }

    private Result<Workplace> Plan(
        WorkOrderId id,
        string? branchValue,
        string? worktreeValue,
        Lease? lease,
        string token,
        bool isRunning,
        bool isFirst = false
    )
    {
        if (
            !WorktreeNaming
                .CheckBranch(branchValue ?? naming.DefaultBranch(id.Value))
                .TryGet(out var branch, out var error)
        )
        {
            return error;
        }

        // "." is what --no-worktree left; it is not a place for a worktree.
        var written = worktreeValue is null or "." ? null : worktreeValue;
        string? path = null;
        var refusal = written is null || naming.ResolvePath(written).TryGet(out path, out error) ? null : error;
        if (path is not null && IsOfAnotherClone(path))
        {
            // It came with a commit: where that clone works is no place for this one.
            (written, path) = (null, null);
        }

        var around = new Surroundings(workspace.Root);
        var claim = WorkPlace.ClaimOf(workspace, id, new WrittenPlace(path, branch), lease, isFirst);
        if (
            !WorkPlace.Find(new WorktreeFinder(workspace.Root, around), claim).TryGet(out var found, out error)
            && error is not null
        )
        {
            return error;
        }

        workspace.SeenWorktrees = around.Entries is { IsOk: true, Value: var entries } ? entries : null;
        if (found is not null && WorkPlace.Obstacle(id, found, isHeld: lease is not null) is { } obstacle)
        {
            return obstacle;
        }

        if (refusal is not null && found?.Path is null)
        {
            return refusal;
        }

        // A worktree of the branch that no work order ever named was made for something else.
        var isKnown = lease is not null || written is not null;
        var place = (isKnown ? found?.Path : null) ?? path ?? naming.DefaultPath(id.Value);
        if (!Start(branch, isRunning).TryGet(out var begin, out error))
        {
            return error;
        }

        var (start, tip) = begin;
        var order = new WorktreeOrder(workspace.Root, place, branch, token) { Id = id.Value };
        return from plan in workspace.Survey.Plan(order, around, tip)
            from works in plan.Mode == WorktreeMode.Create || AsksGit ? Result.Ok : AskGit(branch)
            select (Workplace)
                new LinkedWorkplace(
                    id,
                    workspace.Git,
                    order,
                    plan,
                    start,
                    place == path ? written! : naming.ToValue(place),
                    setup
                );
    }

    /// <summary>
    /// Finds a git that does not work before anything is on record. Where the branch is going to be made the first command finds it, and
    /// the files tell that there is none; of a branch that was there they do not tell whether it is to be undone.
    /// </summary>
    private Result<Unit> AskGit(string branch) =>
        from both in refs.DefaultBaseAnd(branch, workspace.Root, workspace.Settings.BaseBranch)
        select default(Unit);

    private bool IsOfAnotherClone(string path) =>
        PathProbe.Of(Path.Join(path, ".git")) is not null
        && GitDirectoryFinder.Find(path).TryGet(out var found, out _)
        && found.CommonGitDirectory != workspace.Root.CommonGitDirectory;

    /// <summary>
    /// Where a branch begins that has to be made, and where it is if it is there: work that runs already goes on from what
    /// another clone has pushed of it.
    /// </summary>
    private Result<(BaseRef Base, Func<Result<string?>> Tip)> Start(string branch, bool isRunning)
    {
        var (root, pushed) = (workspace.Root.Path, $"{workspace.Settings.Claims.Remote}/{branch}");
        return from known in Pushed is { } carried && carried.Name == branch ? (Result<string?>)carried.Commit
            : isRunning ? refs.ResolveCommit(root, $"refs/remotes/{pushed}")
            : (Result<string?>)(string?)null
            from begin in known is null
                ? from found in FreshBase(branch)
                select (found.Base, (Func<Result<string?>>)(() => found.Tip))
                : (new BaseRef(pushed, known), () => refs.ReadBranch(root, branch))
            select begin;
    }

    /// <summary>The base and the branch, after a fetch where the branch is going to be cut from a base of a remote.</summary>
    private Result<(BaseRef Base, string? Tip)> FreshBase(string branch)
    {
        var (root, configured) = (workspace.Root, workspace.Settings.BaseBranch);
        var both = () =>
            AsksGit ? refs.DefaultBaseAnd(branch, root, configured) : refs.LookAtBaseAnd(branch, root, configured);
        if (!both().TryGet(out var found, out var error))
        {
            return error;
        }

        if (found.Tip is not null)
        {
            return found;
        }

        if (found.Base.Lag is { } lag)
        {
            warnings.Add($"the branch starts from {found.Base.Name}, which is {lag}");
        }

        var (mayHaveMoved, failure) = fetch?.Run(found.Base) ?? default;
        if (failure is not null)
        {
            warnings.Add(failure);
        }

        return mayHaveMoved ? both() : found;
    }
}
