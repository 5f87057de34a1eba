using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>One thing to do as another tool has it.</summary>
internal sealed record ForeignItem
{
    /// <summary>Its id there.</summary>
    public required string Id { get; init; }

    /// <summary>Its title; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>Pending, done or failed: what runs elsewhere does not run here.</summary>
    public required WorkOrderState State { get; init; }

    /// <summary>What it is for.</summary>
    public string? Objective { get; init; }

    /// <summary>Its priority as work orders spell it; <see langword="null"/> for the default.</summary>
    public string? Priority { get; init; }

    /// <summary>Who closed it, or worked on it last.</summary>
    public string? Owner { get; init; }

    /// <summary>When it was written, as it is spelled there.</summary>
    public string? Created { get; init; }

    /// <summary>When it was closed, as it is spelled there.</summary>
    public string? Closed { get; init; }

    /// <summary>Where more can be read about it.</summary>
    public string? Ticket { get; init; }

    /// <summary>The ids that have to be closed first.</summary>
    public ImmutableArray<string> Depends { get; init; } = [];

    /// <summary>The id of what it is a part of.</summary>
    public string? Parent { get; init; }

    /// <summary>Ids that it has to do with in another way.</summary>
    public ImmutableArray<string> Related { get; init; } = [];

    /// <summary>What has to be so in the end.</summary>
    public ImmutableArray<string> Acceptance { get; init; } = [];

    /// <summary>Everything that has no place in a work order.</summary>
    public ImmutableArray<KeyValuePair<string, ForeignValue>> Rest { get; init; } = [];
}
