using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>
/// Worktrees that still bear the mark of the operation that created them. Where the work order came to be running, the
/// worktree is its holder's; where no lease knows the mark, no owner was given it.
/// </summary>
internal sealed class MarkedWorktreeCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var marked in tree.Git.Marked)
        {
            // The list is older than the reading of the work orders: the operation may have ended in between.
            if (!PathProbe.IsFile(marked.LockFile))
            {
                continue;
            }

            if (Describe(tree, marked) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Finding? Describe(TreeObservation tree, MarkedWorktree marked)
    {
        if (UserOf(tree, marked) is { } user && user.Record.Lease?.Token is { } token)
        {
            // A checkout that died half-way has no index yet, so it holds no work.
            var isWhole = PathProbe.IsFile(Path.Join(marked.AdminDirectory, "index"));
            return isWhole ? HandOver(tree, marked, user)
                : token == marked.Token ? null
                : Undo(tree, marked, user.Id);
        }

        if (HolderOf(tree, marked.Token) is not null)
        {
            // Under way, or undone together with that lease.
            return null;
        }

        var branch = tree.Git.At(marked.Path)?.Branch;
        var owner = tree.Git.OwnerOf(marked.Path, branch);
        if (tree.Only is not null && owner != tree.Only)
        {
            return null;
        }

        if (owner is { } id)
        {
            var isBusy = tree.Find(id) is { } view
                ? view.IsBusy
                : tree.Only is null && !tree.Workspace.Operations.IsFree(id);
            return isBusy ? null : Undo(tree, marked, id);
        }

        return new Finding(
            Problem.InterruptedTransition,
            null,
            marked.Path ?? marked.AdminDirectory,
            $"{marked.Path ?? marked.AdminDirectory} is left of an operation that died, and its name is not one that wo gives"
        )
        {
            NextSteps =
            [
                "git worktree list",
                .. marked.Path is { } path
                    ? [$"git worktree unlock -- {ShellWord.Quote(path)}"]
                    : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>The running work order whose worktree it is.</summary>
    private static WorkOrderObservation? UserOf(TreeObservation tree, MarkedWorktree marked)
    {
        foreach (var view in tree.WorkOrders)
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

    private static WorkOrderId? HolderOf(TreeObservation tree, string token)
    {
        foreach (var id in tree.Workspace.Control.Ids())
        {
            if (tree.Workspace.Control.Read(id) is { IsOk: true } read && read.Value.Lease?.Token == token)
            {
                return id;
            }
        }

        return null;
    }

    private static Finding HandOver(TreeObservation tree, MarkedWorktree marked, WorkOrderObservation user)
    {
        var path = marked.Path ?? user.Record.Lease!.Worktree!;
        var order = new WorktreeOrder(tree.Workspace.Root, path, user.Record.Lease!.Branch ?? "", marked.Token)
        {
            Id = user.Id.Value,
        };
        return new Finding(
            Problem.InterruptedTransition,
            user.Id,
            PathText.Of(tree.Workspace.Layout, path),
            $"'take' of {user.Id} died before it handed the worktree over; {user.Record.Lease.Owner} holds it"
        )
        {
            Evidence = new TakenWorktree(order, user.Record.Lease),
        };
    }

    private static Finding Undo(TreeObservation tree, MarkedWorktree marked, WorkOrderId id)
    {
        var repository = tree.Git;
        var path = marked.Path ?? repository.Naming.DefaultPath(id.Value);
        var branch = repository.At(marked.Path)?.Branch ?? repository.Naming.DefaultBranch(id.Value);
        var order = new WorktreeOrder(tree.Workspace.Root, path, branch, marked.Token) { Id = id.Value };
        var work = WorkIn(tree, marked, branch);
        return new Finding(
            Problem.InterruptedTransition,
            id,
            PathText.Of(tree.Workspace.Layout, path),
            $"{path} is left of an operation on {id} that died; "
                + (work is null ? "no owner was given it" : $"it may hold work: {work}")
        )
        {
            NextSteps = work is null ? [] : [$"git worktree unlock -- {ShellWord.Quote(path)}"],
            Evidence = new AbandonedWorktree(order, work is not null),
        };
    }

    /// <summary>What would be lost with a worktree whose checkout was complete, or <see langword="null"/>.</summary>
    private static string? WorkIn(TreeObservation tree, MarkedWorktree marked, string branch)
    {
        if (marked.Path is not { } path || !PathProbe.IsFile(Path.Join(marked.AdminDirectory, "index")))
        {
            return null;
        }

        var looked = tree.Workspace.Disposer.Check(path, branch, static _ => true);
        return looked.TryGet(out var found, out var error)
            ? found.IsEmpty
                ? null
                : string.Join("; ", found)
            : error.Cause;
    }

    /// <summary>A worktree whose work order is running and whose mark is left.</summary>
    internal sealed record TakenWorktree(WorktreeOrder Order, Lease Lease) : IEvidence;

    /// <summary>A worktree of an operation that died before an owner got it.</summary>
    internal sealed record AbandonedWorktree(WorktreeOrder Order, bool MayHoldWork) : IEvidence;
}
