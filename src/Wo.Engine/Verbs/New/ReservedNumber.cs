using Wo.Engine.Claims;
using Wo.Engine.Read;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.New;

/// <summary>
/// Reserves the next free number among clones: its register is made, which only one of them can do. A number that is not used
/// afterwards stays free of use.
/// </summary>
internal sealed class ReservedNumber(Workspace workspace, NewWorkOrderPlanner planner)
{
    // Each further round means that another clone has reserved a number meanwhile.
    private const int Rounds = 50;

    /// <summary>The request with the number that was reserved; as it is where it needs none.</summary>
    /// <param name="request">What is to be written.</param>
    /// <param name="reading">The tree.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    public Result<NewWorkOrderRequest> Reserve(
        NewWorkOrderRequest request,
        TreeReading reading,
        CancellationToken cancellation
    )
    {
        if (workspace.Claims is not { } claims || request.DryRun || IsNamed(request))
        {
            return request;
        }

        for (var round = 0; round < Rounds; round++)
        {
            if (claims.Register.LookAtAll(cancellation).Error is { } unreachable)
            {
                return unreachable.Code != Problem.ClaimsUnreachable
                    ? unreachable
                    : unreachable with
                    {
                        Cause =
                            $"{unreachable.Cause}; without them no number can be reserved, and an id of your own needs none",
                    };
            }

            // What is wrong with the request is said before a number is reserved for it.
            if (!planner.Plan(request, reading).TryGet(out var plan, out var invalid))
            {
                return invalid;
            }

            var reserved = claims.Register.Swap(
                plan.Id,
                new SeenClaim(plan.Id, null, null, null, reading.Now, reading.Now),
                found =>
                    found.Version is null
                        ? SharedLeases.New(plan.Id, null, Environment.UserName)
                        : new WoError(Problem.AlreadyExists, $"{plan.Id} is reserved already"),
                null,
                cancellation
            );
            if (reserved.IsOk)
            {
                return request with { Id = plan.Id };
            }

            if (reserved.Error!.Code != Problem.AlreadyExists)
            {
                return reserved.Error;
            }
        }

        return new WoError(Problem.LostRace, "other clones reserve numbers faster than this one")
        {
            NextSteps = ["wo sync"],
        };
    }

    private static bool IsNamed(NewWorkOrderRequest request) =>
        request.Id is not null || WorkOrderDraft.Text(request.Draft, "id") is not null;
}
