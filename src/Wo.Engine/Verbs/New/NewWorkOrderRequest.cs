using System.Collections.Immutable;
using Wo.Engine.Verbs.Init;

namespace Wo.Engine.Verbs.New;

/// <summary>What a new work order is to say.</summary>
internal sealed record NewWorkOrderRequest
{
    /// <summary>Its id; <see langword="null"/> for the next free number.</summary>
    public WorkOrderId? Id { get; init; }

    /// <summary>The epic it belongs to.</summary>
    public required string Epic { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its priority.</summary>
    public string Priority { get; init; } = WorkOrderPriority.Default;

    /// <summary>The definition of done that closes it.</summary>
    public string DefinitionOfDone { get; init; } = Scaffold.DefinitionOfDoneId;

    /// <summary>Globs of what may change; empty for <see cref="DefaultScope"/>.</summary>
    public ImmutableArray<string> Allow { get; init; } = [];

    /// <summary>Globs of what must not change; empty for <see cref="DefaultScope"/>.</summary>
    public ImmutableArray<string> Deny { get; init; } = [];

    /// <summary>Commands that verify the result.</summary>
    public ImmutableArray<string> Verify { get; init; } = [];

    /// <summary>Ids of the work orders that have to be done first.</summary>
    public ImmutableArray<string> Depends { get; init; } = [];

    /// <summary>Whether to add it to its epic's queue in the backlog.</summary>
    public bool Register { get; init; }

    /// <summary>Whether to write nothing and only say what would be written.</summary>
    public bool DryRun { get; init; }
}
