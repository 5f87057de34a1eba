using System.Collections.Immutable;

namespace Wo.Engine.Read;

/// <summary>Which work orders to list.</summary>
internal sealed record ListQuery
{
    /// <summary>Only these states; empty for all.</summary>
    public ImmutableArray<WorkOrderState> States { get; init; } = [];

    /// <summary>Only those of this owner.</summary>
    public string? Owner { get; init; }

    /// <summary>Only those of this epic.</summary>
    public string? Epic { get; init; }

    /// <summary>Only those whose id, title, epic or owner has this in it, in letters of either case.</summary>
    public string? Search { get; init; }

    /// <summary>At most so many; <see langword="null"/> for all.</summary>
    public int? Limit { get; init; }

    /// <summary>Only what can be taken now, in the order in which it should be.</summary>
    public bool ReadyOnly { get; init; }
}
