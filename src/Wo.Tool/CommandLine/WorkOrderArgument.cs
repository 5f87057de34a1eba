using System.Collections.Immutable;
using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>An argument that names work orders.</summary>
internal sealed class WorkOrderArgument<T>(string name = "id") : Argument<T>(name), IHasValueKind
{
    /// <inheritdoc/>
    public ValueKind Kind => IsNew ? ValueKind.Free : ValueKind.WorkOrder;

    /// <summary>Whether it names one that does not exist yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>The states that the verb accepts; empty for any.</summary>
    public ImmutableArray<WorkOrderState> States { get; init; } = [];

    /// <summary>Options that make the verb one about running work orders.</summary>
    public ImmutableArray<string> AboutRunning { get; init; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<WorkOrderState> StatesFor(IReadOnlyCollection<string> options) =>
        AboutRunning.Any(options.Contains) ? [WorkOrderState.Running] : States;
}
