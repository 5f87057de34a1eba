using System.Collections.Immutable;
using Wo.Engine.Read;
using Wo.Engine.Read.History;

namespace Wo.Engine.Verbs.Watch;

/// <summary>What a person who watches a tree wants to see of it, at one moment. It knows nothing of how it is shown.</summary>
/// <param name="At">The moment.</param>
/// <param name="Status">The counts, what is wrong, and how many can be taken.</param>
/// <param name="Running">The running work orders, in natural order of their ids.</param>
/// <param name="Ready">The first of those that can be taken, in the order in which they should be.</param>
/// <param name="Latest">What happened last, the newest first.</param>
/// <param name="Throughput">How much gets done.</param>
internal sealed record TreeView(
    DateTimeOffset At,
    TreeStatus Status,
    ImmutableArray<RunningWork> Running,
    ImmutableArray<WorkOrderRow> Ready,
    ImmutableArray<HistoryEvent> Latest,
    Throughput Throughput
)
{
    /// <summary>What could not be read, one line each; what is shown may be older for it.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>When the next lease expires, and the view is wrong from then on; <see langword="null"/> where none will.</summary>
    public DateTimeOffset? HoldsUntil =>
        Running
            .Select(work => work.Row.Lease)
            .Where(lease => lease is { IsStale: false } && lease.ExpiresAt < DateTimeOffset.MaxValue)
            .Min(lease => lease?.ExpiresAt);
}
