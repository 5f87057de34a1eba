using System.Collections.Immutable;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Verbs.Wait;

/// <summary>Waits until any work order of the tree enters a state, or any other state than before.</summary>
/// <param name="tree">The tree.</param>
/// <param name="target">The state; <see langword="null"/> for any.</param>
internal sealed class MovingWorkOrders(WorkOrderTree tree, WaitTarget? target) : IWaitCondition
{
    private Dictionary<WorkOrderId, WorkOrderState>? before;

    /// <inheritdoc/>
    public Result<ImmutableArray<AwaitedWorkOrder>> Look()
    {
        var now = new Dictionary<WorkOrderId, WorkOrderState>();
        foreach (var (id, files) in tree.Files().GroupBy(file => file.Id).Select(group => (group.Key, group.ToList())))
        {
            // One that just moves may be listed twice; what it is then is told by the next look.
            if (files is [var (_, state)])
            {
                now.Add(id, state);
            }
            else if (before?.TryGetValue(id, out var former) == true)
            {
                now.Add(id, former);
            }
        }

        var known = before;
        before = now;
        return known is null
            ? ImmutableArray<AwaitedWorkOrder>.Empty
            :
            [
                .. now.Where(one => HasEntered(one.Value, known.TryGetValue(one.Key, out var was) ? was : null))
                    .OrderBy(one => one.Key, NaturalIdOrder.Instance)
                    .Select(one => new AwaitedWorkOrder(one.Key, one.Value)),
            ];
    }

    /// <inheritdoc/>
    public IEnumerable<string> Missing() =>
        [target is null ? "no work order has moved" : $"none has become {target.Name}"];

    private bool HasEntered(WorkOrderState now, WorkOrderState? was) =>
        was != now && (target is null || (target.Includes(now) && (was is not { } old || !target.Includes(old))));
}
