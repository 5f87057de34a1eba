using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>
/// Worktrees that still bear the mark of the operation that created them. Where the work order came to be running, the
/// worktree is its holder's; where nobody's lease knows the mark, nobody was given it.
/// </summary>
internal sealed class UnfinishedWorktreeCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var marked in context.Repository.Unfinished)
        {
            // The list is older than the reading of the work orders: the operation may have ended in between.
            if (!PathProbe.IsFile(marked.LockFile))
            {
                continue;
            }

            if (Describe(context, marked) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Describe(ReconcileContext context, MarkedWorktree marked)
    {
        if (UserOf(context, marked) is { } user && user.Record.Lease?.Token is { } token)
        {
            // A checkout that died half-way has no index yet, so nobody can have worked in it.
            var isWhole = PathProbe.IsFile(Path.Join(marked.AdminDirectory, "index"));
            return isWhole ? HandOver(context, marked, user)
                : token == marked.Token ? null
                : Undo(context, marked, user.Id);
        }

        if (HolderOf(context, marked.Token) is not null)
        {
            // Under way, or undone together with that lease.
            return null;
        }

        var branch = context.Repository.At(marked.Path)?.Branch;
        var owner = context.Repository.OwnerOf(marked.Path, branch);
        if (context.Only is not null && owner != context.Only)
        {
            return null;
        }

        if (owner is { } id)
        {
            var isBusy = context.Find(id) is { } view
                ? view.IsBusy
                : context.Only is null && !context.Workspace.Operations.IsFree(id);
            return isBusy ? null : Undo(context, marked, id);
        }

        return new Finding(
            Problem.InterruptedTransition,
            null,
            marked.Path ?? marked.AdminDirectory,
            $"{marked.Path ?? marked.AdminDirectory} is left of an operation that died, and is outside our naming"
        )
        {
            NextSteps = ["git worktree list", "git worktree unlock <path>"],
        };
    }

    /// <summary>The running work order whose worktree it is.</summary>
    private static WorkOrderView? UserOf(ReconcileContext context, MarkedWorktree marked)
    {
        foreach (var view in context.WorkOrders)
        {
            if (
                view.SettledRunning is not null
                && view.Record.Lease is { } lease
                && (lease.Token == marked.Token || (marked.Path is not null && lease.Worktree == marked.Path))
            )
            {
                return view;
            }
        }

        return null;
    }

    private static WorkOrderId? HolderOf(ReconcileContext context, string token)
    {
        foreach (var id in context.Workspace.Control.Ids())
        {
            if (context.Workspace.Control.Read(id) is { IsOk: true } read && read.Value.Lease?.Token == token)
            {
                return id;
            }
        }

        return null;
    }

    private static Finding HandOver(ReconcileContext context, MarkedWorktree marked, WorkOrderView user)
    {
        var path = marked.Path ?? user.Record.Lease!.Worktree!;
        var order = new WorktreeOrder(context.Workspace.Root, path, user.Record.Lease!.Branch ?? "", marked.Token);
        return new Finding(
            Problem.InterruptedTransition,
            user.Id,
            PathText.Of(context.Workspace.Layout, path),
            $"'take' of {user.Id} died before it handed the worktree over; {user.Record.Lease.Owner} holds it"
        )
        {
            Repair = new Repair(
                "hand the worktree over",
                scene =>
                    WorktreeProvisioner.HandOver(order).TryGet(out _, out var error) ? $"{path} is handed over" : error
            )
            {
                TakesGuardItself = true,
            },
        };
    }

    private static Finding Undo(ReconcileContext context, MarkedWorktree marked, WorkOrderId id)
    {
        var repository = context.Repository;
        var path = marked.Path ?? repository.Naming.DefaultPath(id.Value);
        var branch = repository.At(marked.Path)?.Branch ?? repository.Naming.DefaultBranch(id.Value);
        var order = new WorktreeOrder(context.Workspace.Root, path, branch, marked.Token);
        var work = WorkIn(context, marked, branch);
        return new Finding(
            Problem.InterruptedTransition,
            id,
            PathText.Of(context.Workspace.Layout, path),
            $"{path} is left of an operation on {id} that died; "
                + (work is null ? "nobody was given it" : $"but somebody may have worked in it: {work}")
        )
        {
            NextSteps = work is null ? [] : [$"git worktree unlock -- {ShellWord.Quote(path)}"],
            Repair = new Repair(
                "remove that worktree and the branch created with it",
                scene =>
                    scene.Workspace.Provisioner.Undo(order).TryGet(out _, out var left)
                        ? $"{path} is removed"
                        : left with
                        {
                            Cause = $"could not undo {left.Cause}",
                        }
            )
            {
                TakesGuardItself = true,
                NeedsForce = work is not null,
            },
        };
    }

    /// <summary>What would be lost with a worktree whose checkout was complete, or <see langword="null"/>.</summary>
    private static string? WorkIn(ReconcileContext context, MarkedWorktree marked, string branch)
    {
        if (marked.Path is not { } path || !PathProbe.IsFile(Path.Join(marked.AdminDirectory, "index")))
        {
            return null;
        }

        var looked = context.Workspace.Disposer.Check(path, branch, static _ => true);
        return looked.TryGet(out var found, out var error)
            ? found.IsEmpty
                ? null
                : string.Join("; ", found)
            : error.Cause;
    }
}
