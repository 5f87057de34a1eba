using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Wait;

/// <summary>What a work order is waited for to be.</summary>
/// <param name="Name">As it is typed.</param>
/// <param name="States">The states that will do.</param>
internal sealed record WaitTarget(string Name, ImmutableArray<WorkOrderState> States)
{
    /// <summary>Done.</summary>
    public static WaitTarget Done { get; } = new(WorkOrderState.Done.DirectoryName(), [WorkOrderState.Done]);

    /// <summary>Finished, whatever came of it.</summary>
    public static WaitTarget Closed { get; } =
        new("closed", [WorkOrderState.Done, WorkOrderState.Failed, WorkOrderState.Partial]);

    /// <summary>All that can be named.</summary>
    public static ImmutableArray<WaitTarget> All { get; } =
    [.. WorkOrderStates.All.Select(state => new WaitTarget(state.DirectoryName(), [state])), Closed];

    /// <summary>Whether a work order is there.</summary>
    public bool Includes(WorkOrderState state) => States.Contains(state);

    /// <summary>Whether work alone cannot lead there any more: a person would have to open the work order again.</summary>
    public bool IsOutOfReachFrom(WorkOrderState state) =>
        state is WorkOrderState.Done or WorkOrderState.Failed && !Includes(state);

    /// <summary>
    /// Whether a work order was there between two looks: what was not begun and is closed has been running meanwhile.
    /// </summary>
    public bool WasPassedBetween(WorkOrderState before, WorkOrderState now) =>
        Includes(WorkOrderState.Running)
        && before is WorkOrderState.Pending or WorkOrderState.Partial
        && (now is WorkOrderState.Done or WorkOrderState.Failed || (now == WorkOrderState.Partial && before != now));
}
