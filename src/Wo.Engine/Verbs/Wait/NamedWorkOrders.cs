using System.Collections.Immutable;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Verbs.Wait;

/// <summary>Waits until work orders that were named have been in a state, all of them or one.</summary>
/// <param name="tree">The tree.</param>
/// <param name="ids">At least one.</param>
/// <param name="target">The state.</param>
/// <param name="isOneEnough">Whether the first will do.</param>
internal sealed class NamedWorkOrders(
    WorkOrderTree tree,
    ImmutableArray<WorkOrderId> ids,
    WaitTarget target,
    bool isOneEnough
) : IWaitCondition
{
    // What a work order was at the first look, and those that have arrived: another one may be late, and the first move on.
    private readonly Dictionary<WorkOrderId, WorkOrderState> first = [];
    private readonly Dictionary<WorkOrderId, WorkOrderState> arrived = [];
    private readonly Dictionary<WorkOrderId, string> standing = [];

    /// <inheritdoc/>
    public Result<ImmutableArray<AwaitedWorkOrder>> Look()
    {
        WoError? lost = null;
        var lostCount = 0;
        foreach (var id in ids.Where(id => !arrived.ContainsKey(id)))
        {
            if (tree.Find(id) is not { } entry)
            {
                return MissingWorkOrder.Named(id, tree.Ids());
            }

            if (entry.Active is not { State: var state })
            {
                // A checkout or a hand is at work on it; if not, reconcile has to be.
                standing[id] = $"{entry.Copies}";
                continue;
            }

            standing[id] = $"{id} is {state.DirectoryName()}";
            first.TryAdd(id, state);
            if (target.Includes(state) || target.WasPassedBetween(first[id], state))
            {
                arrived.Add(id, state);
            }
            else if (target.IsOutOfReachFrom(state))
            {
                lost ??= OutOfReach(id, state);
                lostCount++;
            }
        }

        return arrived.Count >= (isOneEnough ? 1 : ids.Length) ? Arrived()
            : lost is not null && lostCount >= (isOneEnough ? ids.Length : 1) ? lost
            : ImmutableArray<AwaitedWorkOrder>.Empty;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Missing() =>
        ids.Where(id => !arrived.ContainsKey(id)).Select(id => standing.GetValueOrDefault(id, id.Value));

    private ImmutableArray<AwaitedWorkOrder> Arrived() =>
        [.. ids.Where(arrived.ContainsKey).Select(id => new AwaitedWorkOrder(id, arrived[id]))];

    private WoError OutOfReach(WorkOrderId id, WorkOrderState state) =>
        new(
            Problem.StateOutOfReach,
            $"{id} is {state.DirectoryName()} and will not become {target.Name} unless it is opened again"
        )
        {
            NextSteps = [$"wo log {id}", $"wo show {id}"],
            Verify = [$"wo show {id}"],
        };
}
