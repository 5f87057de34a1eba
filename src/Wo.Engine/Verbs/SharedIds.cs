using System.Collections.Immutable;
using Wo.Engine.Claims;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>
/// Whether ids that a command is about to give out or take away are free among clones: a register reserves its id, and its
/// lease says that a clone works on it. Where nothing is shared every id is free.
/// </summary>
internal sealed class SharedIds(Workspace workspace)
{
    private const int MostNamed = 20;

    /// <summary>That no register has any of the ids; one request for all of them.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="asks">Whether the registers are asked; otherwise what was last seen of them decides.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<Unit> RequireFree(IEnumerable<WorkOrderId> ids, bool asks, CancellationToken cancellation)
    {
        if (workspace.Claims is not { } claims)
        {
            return Result.Ok;
        }

        if (asks && claims.Register.LookAtAll(cancellation).Error is { } unreachable)
        {
            return Unchecked(unreachable);
        }

        var reserved = ids.Where(id => claims.Seen.Find(id)?.Version is not null).ToImmutableArray();
        return Result.Require(reserved.IsEmpty, () => Reserved(reserved));
    }

    /// <summary>That no other clone holds a work order whose id is about to change.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<Unit> RequireNotHeld(WorkOrderId id, CancellationToken cancellation) =>
        workspace.Claims is not { } claims ? Result.Ok
        : !claims.Register.Look(id, cancellation).TryGet(out var found, out var unreachable) ? Unchecked(unreachable)
        : from claim in found.Read()
        from free in claim?.LeaseElsewhere(claims.Clone.Known) is { } lease
            ? ClaimRefusal.Elsewhere(id, lease, workspace.Clock.GetUtcNow())
            : Result.Ok
        select free;

    /// <summary>Reserves an id for a work order that is about to get it, which only one clone can do.</summary>
    /// <param name="id">The id.</param>
    /// <param name="state">The state of the work order.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<Unit> Reserve(WorkOrderId id, WorkOrderState state, long revision, CancellationToken cancellation)
    {
        if (workspace.Claims is not { } claims)
        {
            return Result.Ok;
        }

        var reserved = claims.Register.Swap(
            id,
            null,
            // What this clone reserved for an attempt that came to nothing is still reserved for it.
            found =>
                found.Version is null || found.Claim is { Lease: null } own && own.ChangedIn == claims.Clone.Known
                    ? SharedLeases.New(id, null, Environment.UserName) with
                    {
                        State = state,
                        Revision = revision,
                    }
                    : Reserved([id]),
            null,
            cancellation
        );
        return reserved.Error is not { } error ? Result.Ok
            : error.Code == Problem.AlreadyExists ? error
            : Unchecked(error);
    }

    private WoError Reserved(ImmutableArray<WorkOrderId> ids) =>
        new(
            Problem.AlreadyExists,
            $"{ids[0]} is in use: it has a register among the claims of all clones"
                + (ids.Length > 1 ? $", and {ids.Length - 1} more have" : "")
        )
        {
            Details =
            [
                .. ids.Take(MostNamed).Select(id => $"{id} has a register in {workspace.Claims!.Registry.Place}"),
            ],
            NextSteps = ["wo list"],
            Verify = ["wo sync"],
        };

    private static WoError Unchecked(WoError error) =>
        error.Code == Problem.ClaimsUnreachable
            ? error with
            {
                Cause = $"{error.Cause}; without them it cannot be told which ids other clones have",
            }
            : error;
}
