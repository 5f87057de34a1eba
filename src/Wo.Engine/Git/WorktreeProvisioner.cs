using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Git;

/// <summary>
/// Gives a work order its branch and worktree. What this creates bears the operation's token: the branch in its reflog
/// for good, the worktree in its lock until <see cref="HandOver"/>. A death at any moment in between leaves the mark, by
/// which <see cref="Undo"/> finds what to take away and tells it from everything else.
/// </summary>
internal sealed class WorktreeProvisioner(GitCommand git)
{
    private readonly WorktreeSurvey survey = new(git);
    private readonly WorktreeUndo undo = new(git);

    /// <summary>Adopts, attaches or creates. After an error everything is as before, or the error names what is not.</summary>
    /// <param name="order">What is wanted.</param>
    /// <param name="start">The commit that a new branch starts from.</param>
    /// <param name="opLock">Stays held while the git child lives, even if this process dies.</param>
    /// <param name="cancellation">Ends a checkout half-way, which then is undone.</param>
    public Result<ProvisionedWorktree> Provision(
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
    public Result<ProvisionedWorktree> Provision(
        WorktreeOrder order,
        BaseRef start,
        WorktreePlan plan,
        SafeHandle? opLock,
        CancellationToken cancellation = default
    )
    {
        var provisioned = new ProvisionedWorktree(plan.Mode, order.Path, order.Branch, start.Oid);
        if (plan.Mode == WorktreeMode.Adopt)
        {
            return provisioned;
        }

        if (!LookAround(order, plan).TryGet(out var before, out var hindrance))
        {
            return hindrance;
        }

        for (var attempt = 1; ; attempt++)
        {
            if (Create(order, start, plan, opLock, cancellation) is not { } error)
            {
                return provisioned;
            }

            // Not cancellable: an interrupted command still cleans up after itself.
            var left = undo.Undo(order).AddRange(before.Restore());
            if (!left.IsEmpty)
            {
                return error with
                {
                    Cause = $"{error.Cause}; could not be undone: {string.Join("; ", left)}",
                    NextSteps = [.. error.NextSteps, "wo reconcile"],
                };
            }

            if (!WorktreesInTheMaking.IsMet(error) || !WorktreesInTheMaking.Await(order.Root, attempt, git.AskedToStop))
            {
                return error;
            }
        }
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
                    NextSteps = ["wo status"],
                }
                : PathSnapshot.Of(order.Path);
        }
        catch (StorageException failed)
        {
            return new WoError(Problem.StorageFailed, failed.Message);
        }
    }

    /// <summary>
    /// Takes the mark off a worktree once the work order has been given away. From here on it is the holder's, and
    /// <see cref="Undo"/> leaves it alone. Does nothing where there is no mark.
    /// </summary>
    /// <remarks>
    /// The file is what <c>git worktree unlock</c> removes, too. That command lists all worktrees first, and fails when it
    /// meets one that another take is just making.
    /// </remarks>
    public static Result<Unit> HandOver(WorktreeOrder order)
    {
        try
        {
            foreach (var marked in UnfinishedWorktree.FindAll(order.Root.CommonGitDirectory))
            {
                if (marked.Token == order.Token)
                {
                    LeftoverFiles.RemoveFile(marked.LockFile);
                }
            }

            return default(Unit);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new WoError(Problem.GitFailed, $"the worktree {order.Path} cannot be unlocked: {exception.Message}");
        }
    }

    /// <summary>
    /// Takes away what an operation created and nobody was given, whether it failed just now or died long ago.
    /// Safe to repeat; a worktree that was handed over stays, and so does its branch.
    /// </summary>
    /// <returns>What could not be taken away, in words; empty when all is as before.</returns>
    public ImmutableArray<string> Undo(WorktreeOrder order) => undo.Undo(order);

    /// <summary>The worktrees that operations began and did not hand over, for whoever looks for dead ones.</summary>
    public static Result<IReadOnlyList<UnfinishedWorktree>> FindUnfinished(StateRoot root)
    {
        try
        {
            return UnfinishedWorktree.FindAll(root.CommonGitDirectory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new WoError(Problem.GitFailed, $"The worktrees cannot be read: {exception.Message}");
        }
    }

    private WoError? Create(
        WorktreeOrder order,
        BaseRef start,
        WorktreePlan plan,
        SafeHandle? opLock,
        CancellationToken cancellation
    )
    {
        var root = order.Root.Path;
        foreach (var stale in plan.Stale)
        {
            LeftoverFiles.RemoveIfEmpty(stale); // git would take it for a damaged worktree, and refuse
            // Not `worktree prune`: that would also drop those of other people whose disk is not mounted just now.
            if (
                git.Write(root, ["worktree", "remove", "--force", "--", stale], opLock, cancellation).Error is
                { } notRemoved
            )
            {
                return notRemoved;
            }
        }

        if (plan.Mode == WorktreeMode.Create && CreateBranch(order, start, opLock, cancellation) is { } notCreated)
        {
            return notCreated;
        }

        string[] add = ["worktree", "add", "--lock", "--reason", order.Mark, "--", order.Path, order.Branch];
        return git.Write(root, add, opLock, cancellation).Error is not { } error ? null
            : Says(error, "already exists") || Says(error, "already checked out")
                ? error with
                {
                    Code = Problem.WorktreeUnavailable,
                }
            : error;
    }

    private WoError? CreateBranch(
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
        if (git.Write(order.Root.Path, arguments, opLock, cancellation).Error is not { } error)
        {
            return null;
        }

        // "'refs/heads/feat' exists; cannot create 'refs/heads/feat/wo-X'", or "reference already exists"
        // and not "Unable to create '….lock': File exists", which is another git at work or one that died.
        return Says(error, "exists") && !Says(error, ".lock'")
            ? error with
            {
                Code = Problem.WorktreeUnavailable,
                NextSteps = ["git branch --list --all"],
            }
            : error;
    }

    private static bool Says(WoError error, string text) => error.Cause.Contains(text, StringComparison.Ordinal);
}
