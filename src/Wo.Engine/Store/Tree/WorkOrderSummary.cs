using System.Collections.Immutable;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Store.Tree;

/// <summary>
/// What lists, status, readiness, dependencies and the index need of one work order file: plain values, as written, without
/// its document. Times stay text: what is no time is for lint to report.
/// </summary>
internal sealed record WorkOrderSummary
{
    private WorkOrderLinks? links;

    /// <summary>Why the file cannot be read, with line and column; nothing else is known then.</summary>
    public string? Problem { get; init; }

    /// <summary><c>id</c>, which should be the file's name.</summary>
    public string? WrittenId { get; init; }

    /// <summary><c>status</c>, which should be the directory's name.</summary>
    public string? Status { get; init; }

    /// <summary><c>title</c>.</summary>
    public string? Title { get; init; }

    /// <summary><c>priority</c>, in either of its spellings.</summary>
    public string? Priority { get; init; }

    /// <summary><c>owner</c>.</summary>
    public string? Owner { get; init; }

    /// <summary><c>epic_id</c>.</summary>
    public string? Epic { get; init; }

    /// <summary>What it names. Out of what is kept it is made when it is first asked for: lists do not show it.</summary>
    public WorkOrderLinks Links
    {
        get => links ??= KeptLinks is { } kept ? SummaryFormat.ReadLinks(kept) : WorkOrderLinks.None;
        init => links = value;
    }

    /// <summary>The other work orders that it names. Out of what is kept they are made without the rest of <see cref="Links"/>.</summary>
    public ImmutableArray<WrittenDependency> Dependencies =>
        links is null && KeptLinks is { } kept ? SummaryFormat.ReadDependencies(kept) : Links.Dependencies;

    /// <summary>Where <see cref="Links"/> are kept; <see langword="null"/> where they are known.</summary>
    public KeptLinks? KeptLinks { private get; init; }

    /// <summary><c>x_rev</c>; 0 where absent or not a whole number.</summary>
    public long Revision { get; init; }

    /// <summary><c>branch</c>.</summary>
    public string? Branch { get; init; }

    /// <summary><c>worktree</c>, relative to the state root.</summary>
    public string? Worktree { get; init; }

    /// <summary><c>verified_at_sha</c>.</summary>
    public string? VerifiedCommit { get; init; }

    /// <summary><c>created_at</c>.</summary>
    public string? CreatedAt { get; init; }

    /// <summary><c>started_at</c>.</summary>
    public string? StartedAt { get; init; }

    /// <summary><c>finished_at</c>.</summary>
    public string? FinishedAt { get; init; }

    /// <summary><c>closed_at</c>.</summary>
    public string? ClosedAt { get; init; }
}
