using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Wait;

/// <summary>What <c>wo wait</c> was asked for.</summary>
internal sealed record WaitRequest
{
    /// <summary>The work orders; empty for those of the tree.</summary>
    public ImmutableArray<WorkOrderId> Ids { get; init; } = [];

    /// <summary>Whether any work order that can be taken is waited for.</summary>
    public bool ForReady { get; init; }

    /// <summary>Whether one of them is enough.</summary>
    public bool ForAny { get; init; }

    /// <summary>What they are to be; <see langword="null"/> for any other state than now.</summary>
    public WaitTarget? Target { get; init; }

    /// <summary>How long to wait; <see langword="null"/> for as long as it takes.</summary>
    public TimeSpan? Limit { get; init; }
}
