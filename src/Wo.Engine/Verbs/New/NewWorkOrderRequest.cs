using System.Collections.Immutable;

namespace Wo.Engine.Verbs.New;

/// <summary>What a new work order is to say. What is left out comes from the draft, else from the defaults.</summary>
internal sealed record NewWorkOrderRequest
{
    /// <summary>Its id; <see langword="null"/> for that of the draft, else the next free number.</summary>
    public WorkOrderId? Id { get; init; }

    /// <summary>The epic it belongs to.</summary>
    public string? Epic { get; init; }

    /// <summary>Title of an epic that is added to the backlog for it; its id is <see cref="Epic"/>, else the next free one.</summary>
    public string? NewEpicTitle { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>What it is to achieve.</summary>
    public string? Objective { get; init; }

    /// <summary>Its priority.</summary>
    public string? Priority { get; init; }

    /// <summary>The definition of done that closes it.</summary>
    public string? DefinitionOfDone { get; init; }

    /// <summary>What is to be handed over.</summary>
    public ImmutableArray<string> Deliverables { get; init; } = [];

    /// <summary>Globs of what may change; empty for <see cref="DefaultScope"/>.</summary>
    public ImmutableArray<string> Allow { get; init; } = [];

    /// <summary>Globs of what must not change; empty for <see cref="DefaultScope"/>.</summary>
    public ImmutableArray<string> Deny { get; init; } = [];

    /// <summary>Commands that verify the result.</summary>
    public ImmutableArray<string> Verify { get; init; } = [];

    /// <summary>Ids of the work orders that have to be done first.</summary>
    public ImmutableArray<string> Depends { get; init; } = [];

    /// <summary>The draft that it starts from: the text of a work order in which anything may be missing.</summary>
    public YamlDocument? Draft { get; init; }

    /// <summary>Whether to add it to its epic's queue in the backlog.</summary>
    public bool Register { get; init; }

    /// <summary>Whether to write nothing and only say what would be written.</summary>
    public bool DryRun { get; init; }
}
