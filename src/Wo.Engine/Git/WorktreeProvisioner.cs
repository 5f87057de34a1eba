using System.Runtime.InteropServices;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Wording;

namespace Wo.Engine.Git;

/// <summary>
/// Gives a work order its branch and worktree. What this creates bears the operation's token: the branch in its reflog
/// for good, the worktree in its lock until <see cref="HandOver"/>. A death at any moment in between leaves the mark, by
/// which <see cref="Undo"/> finds what to remove and tells it from everything else.
/// </summary>
internal sealed class WorktreeProvisioner(GitCommand git)
{
    private readonly GitWorktrees worktrees = new(git);
    private readonly WorktreeSurvey survey = new(git);
    private readonly WorktreeUndo undo = new(git);

    /// <summary>Adopts, attaches or creates. After an error everything is as before, or the error names what is not.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="start">The commit that a new branch starts from.</param>
    /// <param name="opLock">Stays held while the git child lives, even if this process dies.</param>
    /// <param name="cancellation">Ends a checkout half-way, which then is undone.</param>
    /// <returns>How the worktree was had. It is ready, and marked unless it was adopted.</returns>
    public Result<WorktreeMode> Provision(
        WorktreeOrder order,
        BaseRef start,
        SafeHandle? opLock,
        CancellationToken cancellation = default
    )
    {
        return survey.Plan(order).TryGet(out var plan, out var error)
            ? Provision(order, start, plan, opLock, cancellation)
            : error;
    }

    /// <summary>The same where the place was looked at a moment ago; git refuses what has changed since.</summary>
    /// <inheritdoc cref="Provision(WorktreeOrder, BaseRef, SafeHandle?, CancellationToken)"/>
    public Result<WorktreeMode> Provision(
        WorktreeOrder order,
        BaseRef start,
        WorktreePlan plan,
        SafeHandle? opLock,
        CancellationToken cancellation = default
    )
    {
        if (plan.Mode == WorktreeMode.Adopt)
        {
            return plan.Mode;
        }

        if (!LookAround(order, plan).TryGet(out var before, out var hindrance))
        {
            return hindrance;
        }

        if (Create(order, start, plan, opLock, cancellation).Error is not { } error)
        {
            return plan.Mode;
        }

        // Not cancellable: an interrupted command still cleans up after itself.
        var made = order with
        {
            MayLackMark = error.Code != Problem.WorktreeUnavailable,
        };
        WoError?[] left = [undo.Undo(made).Error, before.Restore().Error];
        return left.All(remains => remains is null)
            ? error
            : error with
            {
                Code = Problem.InterruptedTransition,
                Cause =
                    $"{error.Cause}; could not be undone: {string.Join("; ", left.OfType<WoError>().Select(remains => remains.Cause))}",
                NextSteps = ["wo reconcile --apply"],
                Verify = ["wo reconcile"],
            };
    }

    /// <summary>
    /// The last look before anything is made. Nothing is ours yet, so undoing must not take for ours what is in the way,
    /// nor what cannot be looked at.
    /// </summary>
    private static Result<PathSnapshot> LookAround(WorktreeOrder order, WorktreePlan plan)
    {
        try
        {
            return
                plan.Mode == WorktreeMode.Create
                && StaleRefLock.FindStuck(order.Root.CommonGitDirectory, order.Branch) is { } stuck
                ? new WoError(
                    Problem.GitFailed,
                    $"{stuck} locks the branch; if no git is at work on it, one has died: remove the file manually"
                )
                {
                    NextSteps = [$"ls -l -- {ShellWord.Quote(stuck)}"],
                }
                : PathSnapshot.Of(order.Path);
        }
        catch (StorageException failed)
        {
            return new WoError(Problem.StorageFailed, failed.Message);
        }
    }

    /// <summary>
    /// Locks a worktree for its work order, in place of the mark of the operation, once the work order has been given away,
    /// and leaves its holder's name there. From here on it is the holder's, and <see cref="Undo"/> leaves it alone. A worktree
    /// that was adopted is locked, too.
    /// </summary>
    public static Result<Unit> HandOver(WorktreeOrder order, Lease lease)
    {
        var made = MadeFor(order);
        return from marked in made
            from entries in marked.Count > 0 ? made : WorktreeEntry.FindAll(order.Root)
            from held in Hold(entries, order, lease)
            select held;
    }

    /// <summary>
    /// What git has made for an order: the entry that its directory names, so that those of other worktrees need not be read,
    /// else whichever bears the mark.
    /// </summary>
    private static Result<IReadOnlyList<WorktreeEntry>> MadeFor(WorktreeOrder order) =>
        StorageBoundary.Run(
            () =>
                WorktreeLink.Of(order.Path).AdminIn(order.Root) is { } admin
                && WorktreeEntry.Read(admin) is var named
                && IsMarked(named, order)
                    ? new List<WorktreeEntry> { named }
                    : WorktreeEntry.FindByLock(order.Root, entry => IsMarked(entry, order)),
            WorktreeEntry.Unreadable
        );

    private static bool IsMarked(WorktreeEntry entry, WorktreeOrder order) =>
        MarkedWorktree.TokenIn(entry.LockReason) == order.Token;

    private static Result<Unit> Hold(IReadOnlyList<WorktreeEntry> entries, WorktreeOrder order, Lease lease)
    {
        foreach (var entry in entries)
        {
            if (
                (IsMarked(entry, order) || entry.Path == order.Path)
                && HandOver(entry, order.Id, lease).Error is { } error
            )
            {
                return error;
            }
        }

        return Result.Ok;
    }

    /// <summary>The lock comes last: as long as the mark is there, the rest is made up for.</summary>
    private static Result<Unit> HandOver(WorktreeEntry entry, string id, Lease lease) =>
        from left in StorageBoundary.Run(
            () =>
            {
                WorktreeHolder.Leave(entry.AdminDirectory, id, lease);
                return Result.Ok;
            },
            failed => new WoError(
                Problem.GitFailed,
                $"the holder of the worktree {entry.Path} cannot be written down: {failed.Message}"
            )
        )
        from locked in WorktreeLock.Hold(entry, id)
        select locked;

    /// <summary>
    /// Removes what an operation created and did not hand over, whether it failed just now or died long ago. Safe to
    /// repeat; a worktree that was handed over stays, and so does its branch.
    /// </summary>
    /// <returns>What is still there and why; success where all is as before the operation.</returns>
    public Result<Unit> Undo(WorktreeOrder order) => undo.Undo(order);

    private Result<Unit> Create(
        WorktreeOrder order,
        BaseRef start,
        WorktreePlan plan,
        SafeHandle? opLock,
        CancellationToken cancellation
    )
    {
        foreach (var stale in plan.Stale)
        {
            LeftoverFiles.RemoveIfEmpty(stale); // git would take it for a damaged worktree, and refuse
            if (Unlock(order, stale).Error is { } locked)
            {
                return locked;
            }

            if (worktrees.RemoveMissing(order.Root, stale, opLock, cancellation).Error is { } notRemoved)
            {
                return notRemoved;
            }
        }

        if (
            plan.Mode == WorktreeMode.Create
            && CreateBranch(order, start, opLock, cancellation).Error is { } notCreated
        )
        {
            return notCreated;
        }

        var added = worktrees.Add(order, opLock, cancellation);
        return added.Error is { } error && GitWorktrees.IsOccupied(error)
                ? error with
                {
                    Code = Problem.WorktreeUnavailable,
                }
            : added.Error is { } ? added
            : ExpectEntry(order);
    }

    /// <summary>A git that ended well and made nothing is not git; the work order must not run without a worktree.</summary>
    private static Result<Unit> ExpectEntry(WorktreeOrder order) =>
        from made in MadeFor(order)
        from expected in Result.Require(
            made.Count > 0,
            () => new WoError(Problem.GitFailed, $"git ended without a failure, and there is no worktree {order.Path}")
        )
        select expected;

    /// <summary>Takes the lock of this work order off an entry that is going to be replaced.</summary>
    private static Result<Unit> Unlock(WorktreeOrder order, string path) =>
        from entries in WorktreeEntry.FindAll(order.Root)
        from unlocked in entries.FirstOrDefault(entry => entry.Path == path) is { } entry
            ? WorktreeLock.Release(entry, order.Id)
            : Result.Ok
        select unlocked;

    private Result<Unit> CreateBranch(
        WorktreeOrder order,
        BaseRef start,
        SafeHandle? opLock,
        CancellationToken cancellation
    )
    {
        // The old value 0…0 makes git refuse if the branch has appeared meanwhile.
        var nothing = new string('0', start.Oid.Length);
        var reference = BranchName.ToRef(order.Branch);
        string[] arguments = ["update-ref", "--create-reflog", "-m", order.Mark, reference, start.Oid, nothing];
        var created = git.Write(order.Root.Path, arguments, opLock, cancellation);

        // "'refs/heads/feat' exists; cannot create 'refs/heads/feat/wo-X'", or "reference already exists"
        // and not "Unable to create '….lock': File exists", which is another git at work or one that died.
        return created.Error is { } error && Says(error, "exists") && !Says(error, ".lock'")
            ? error with
            {
                Code = Problem.WorktreeUnavailable,
                NextSteps = ["git branch --list --all"],
            }
            : created;
    }

    private static bool Says(WoError error, string text) => error.Cause.Contains(text, StringComparison.Ordinal);
}
