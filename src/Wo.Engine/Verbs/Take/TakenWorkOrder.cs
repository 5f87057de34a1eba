using System.Collections.Immutable;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Verbs.Take;

/// <summary>A work order that the caller holds now.</summary>
internal sealed record TakenWorkOrder : MovedWorkOrder
{
    /// <summary>Adds what the new owner needs.</summary>
    /// <param name="moved">What the operation did.</param>
    /// <param name="title">The title.</param>
    /// <param name="lease">The lease, with the token that later commands may present.</param>
    /// <param name="worktreePath">Where the work is done, absolute.</param>
    public TakenWorkOrder(MovedWorkOrder moved, string title, Lease lease, string worktreePath)
        : base(moved) => (Title, Lease, WorktreePath) = (title, lease, worktreePath);

    /// <summary>Its title.</summary>
    public string Title { get; }

    /// <summary>The lease, with the token that later commands may present.</summary>
    public Lease Lease { get; }

    /// <summary>Where the work is done, absolute.</summary>
    public string WorktreePath { get; }

    /// <summary>What its file says is to be done.</summary>
    public YamlMapping? Content { get; init; }

    /// <summary>What it builds on.</summary>
    public ImmutableArray<DependencyCode> Dependencies { get; init; } = [];

    /// <summary>Whether it was running already and was resumed or taken over.</summary>
    public bool Resumed => From == WorkOrderState.Running;
}
