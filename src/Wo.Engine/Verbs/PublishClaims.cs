using System.Collections.Immutable;
using Wo.Engine.Claims;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>Tells registers what this clone did without them, once they can be reached again.</summary>
internal sealed class PublishClaims(Workspace workspace)
{
    /// <summary>Publishes all that is noted, where this command has reached the registers anyway.</summary>
    /// <param name="cancellation">Ends it half-way.</param>
    /// <returns>What could not be published, one line each.</returns>
    public ImmutableArray<string> RunDue(CancellationToken cancellation) =>
        workspace.Claims is { Register.WasReached: true } && workspace.OfflineReason is null ? Run(cancellation) : [];

    /// <summary>Publishes all that is noted.</summary>
    /// <param name="cancellation">Ends it half-way.</param>
    /// <returns>What could not be published, one line each.</returns>
    public ImmutableArray<string> Run(CancellationToken cancellation)
    {
        if (workspace.Claims is not { } claims)
        {
            return [];
        }

        var left = ImmutableArray.CreateBuilder<string>();
        foreach (var id in claims.Unpublished.Ids())
        {
            if (cancellation.IsCancellationRequested)
            {
                break;
            }

            if (!StorageBoundary.Run(() => Publish(id, cancellation)).TryGet(out var notPushed, out var error))
            {
                left.Add($"{error.Code}: {error.Cause}");
            }
            else if (notPushed is not null)
            {
                left.Add(notPushed);
            }
        }

        return left.ToImmutable();
    }

    /// <summary>Publishes one. The caller holds its operation lock.</summary>
    /// <param name="local">What this clone has.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<ClaimSwapped> Publish(LocalClaim local, CancellationToken cancellation)
    {
        var claims = workspace.Claims ?? throw new InvalidOperationException("Nothing is shared here.");
        return from branch in WorkBranch.Of(workspace, local.Id, local.Lease)
            from published in claims.Publication.Publish(local, branch, cancellation)
            from forgotten in Forget(claims, local.Id)
            select published;
    }

    /// <returns>Why a branch was not pushed, one line; <see langword="null"/> where none was left behind.</returns>
    private Result<string?> Publish(WorkOrderId id, CancellationToken cancellation)
    {
        if (!workspace.Operations.Acquire(id).TryGet(out var held, out _))
        {
            // Its operation says itself what it did.
            return (string?)null;
        }

        using (held)
        {
            var published =
                from subject in workspace.Subjects.Read(id)
                from swapped in Publish(Of(subject), cancellation)
                select swapped.NotPushed?.Cause;

            // What this clone gave back, and another one holds by now, needs no word of this one.
            return published.Error is { Code: var code } refused && code == Problem.ClaimedElsewhere
                ? from branch in WorkBranch.Of(workspace, id, null)
                from forgotten in Forget(workspace.Claims!, id)
                select branch is null
                    ? null
                    : $"{refused.Cause}; branch {branch.Name} of what was done here before is not pushed"
                : published;
        }
    }

    private static LocalClaim Of(WorkOrderSubject subject) =>
        new(subject.Id, subject.State, subject.File.Revision, subject.Record.Revision, subject.Record.Lease)
        {
            VerifiedCommit = subject.File.Summary.VerifiedCommit,
            Owner = subject.File.Summary.Owner,
        };

    private static Result<Unit> Forget(SharedClaims claims, WorkOrderId id)
    {
        claims.Unpublished.Remove(id);
        return Result.Ok;
    }
}
