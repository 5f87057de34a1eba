using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>
/// What follows once the file of a work order has its new name: evidence, backlog, dependencies of others, branch and
/// worktree. The record of the old id keeps the intent until all of it is done, so that a crash anywhere in here is
/// explained, and doing it again does what is left.
/// </summary>
internal sealed class RenumberFollowUp(Workspace workspace, WorkOrderId old, WorkOrderId id)
{
    private readonly RenumberedReferences references = new(workspace, old, id);
    private readonly RenumberedEvidence evidence = new(workspace, old, id);
    private readonly RenumberedWork work = new(workspace, old, id);

    /// <summary>Does what is left of it.</summary>
    /// <param name="guard">The guard.</param>
    /// <returns>Where its worktree is now, if one was moved.</returns>
    public Result<string?> Complete(GuardHeld guard)
    {
        var others = workspace.Tree.Find(old, guard);
        var file = workspace.Tree.Find(id, guard)?.Candidates.FirstOrDefault(one => one.Problem is null);

        // The branch first: a next owner who comes after a crash has to find it.
        return from worktree in file?.Summary.Branch == workspace.Naming.DefaultBranch(id.Value)
                ? work.Move()
                : (string?)null
            let moved = MoveEvidence(guard, others)
            from backlog in InBacklog(file?.Summary.Epic, others?.Candidates.FirstOrDefault(one => one.Problem is null))
            from dependents in others is null ? InDependencies(guard) : Result.Ok
            from settled in Settle(guard, others)
            select worktree;
    }

    private Unit MoveEvidence(GuardHeld guard, WorkOrderEntry? others)
    {
        if (RenumberedEvidence.Moves(others))
        {
            evidence.Move(guard);
        }

        return default;
    }

    /// <summary>Has the backlog name the new id.</summary>
    /// <param name="epic">The epic of the work order.</param>
    /// <param name="kept">The work order that keeps the old id; <see langword="null"/> where none does.</param>
    public Result<Unit> InBacklog(string? epic, WorkOrderCandidate? kept)
    {
        if (!references.InBacklog(epic, kept).TryGet(out var found, out var error))
        {
            return error;
        }

        if (found.Edited is { } edited && !edited.AsSpan().SequenceEqual(found.Backlog.Bytes))
        {
            workspace.Writer.Backup(found.Backlog.Path.FullPath, found.Backlog.Bytes);
            workspace.Writer.Replace(found.Backlog.Path.FullPath, edited);
        }

        return Result.Ok;
    }

    private Result<Unit> InDependencies(GuardHeld guard)
    {
        foreach (var file in references.Dependents(workspace.Tree.ScanOnce(only: null, withSummaries: true)))
        {
            var written =
                from edited in references.InDependencies(file)
                from backup in workspace.InPlaceEdit.Apply(
                    guard,
                    file.Id,
                    file.State,
                    file.Bytes,
                    workspace.Canonical.Keep(file.Bytes, edited)
                )
                select default(Unit);
            if (written.Error is { } error)
            {
                return error;
            }
        }

        return Result.Ok;
    }

    /// <summary>
    /// Ends the intent. Where another work order keeps the id, the record is that one's from now on, and must not say that
    /// it is behind.
    /// </summary>
    private Result<Unit> Settle(GuardHeld guard, WorkOrderEntry? others)
    {
        if (!workspace.Control.Read(old).TryGet(out var record, out var unreadable))
        {
            return unreadable;
        }

        if (others is null)
        {
            workspace.Versions.MarkDeleted(guard, old, $"renumbered to {id}");
        }

        workspace.Control.Write(
            guard,
            old,
            others is null
                ? ControlRecord.None
                : record with
                {
                    Intent = null,
                    Revision = Math.Min(record.Revision, others.Candidates.Max(file => file.Revision)),
                }
        );
        return Result.Ok;
    }
}
