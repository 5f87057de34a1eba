using Wo.Engine.Claims;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Push;

/// <summary>Pushes the branch of a work order that this clone holds, and renews its claim in the same push.</summary>
internal sealed class PushWork(Workspace workspace)
{
    private static readonly OperationName Push = new("push", "pushed");

    /// <summary>Pushes it.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="caller">Who holds it.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<PushedBranch> Run(WorkOrderId id, Caller caller, CancellationToken cancellation) =>
        from claims in NotShared.Check(workspace)
        from pushed in WorkOrderOperation.Run(
            workspace,
            Push,
            id,
            operation =>
                from held in operation.Held(caller, force: null)
                from branch in WorkBranch.Of(workspace, held.Lease)
                from work in branch
                    ?? (Result<PushedBranch>)
                        new WoError(Problem.NoCommits, $"{id} has no branch of its own to push")
                        {
                            NextSteps = [$"wo show {id}"],
                            Verify = [$"wo show {id}"],
                        }
                from renewed in claims.Leases.Renew(
                    new ClaimRenewal(id, operation.Subject.State, held.Subject.Record.Revision, held.Lease)
                    {
                        Branch = work,
                    },
                    cancellation
                )
                from done in renewed.NotPushed is { } refused
                    ? refused with
                    {
                        NextSteps = [$"wo show {id}"],
                        Verify = [$"wo show {id}"],
                    }
                    : Result.Ok
                select work
        )
        select pushed;
}
