using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Wo.Engine.Claims;

namespace Wo.Engine.Tests.Claims.Linearizability;

/// <summary>Writes down what a client asks a back end and what it is told.</summary>
internal sealed class RecordedRegistry(IClaimRegistry registry, ConcurrentQueue<RegisterEvent> events) : IClaimRegistry
{
    public string Place => registry.Place;

    public string NameOf(WorkOrderId id) => registry.NameOf(id);

    public Result<RegisterEntry?> Read(WorkOrderId id, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var read = registry.Read(id, cancellation);
        if (read.TryGet(out var entry, out _))
        {
            Add(new(id.Value, RegisterEventKind.Read, null, null, entry?.Version, entry?.Content, began, 0));
        }

        return read;
    }

    public SwapAnswer Swap(ClaimSwap swap, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = registry.Swap(swap, cancellation);
        var kind = answer.Outcome switch
        {
            SwapOutcome.Won => RegisterEventKind.Won,
            SwapOutcome.Lost => RegisterEventKind.Lost,
            SwapOutcome.Unknown => RegisterEventKind.Unknown,
            _ => RegisterEventKind.Refused,
        };
        Add(new(swap.Id.Value, kind, swap.Expected, swap.Content, answer.Version, null, began, 0));
        return answer;
    }

    public Result<ImmutableArray<RegisterEntry>> List(
        Func<WorkOrderId, string?> knownVersion,
        CancellationToken cancellation
    )
    {
        var began = Stopwatch.GetTimestamp();
        var listed = registry.List(knownVersion, cancellation);
        foreach (var entry in listed.TryGet(out var all, out _) ? all : [])
        {
            Add(new(entry.Id.Value, RegisterEventKind.Read, null, null, entry.Version, entry.Content, began, 0));
        }

        return listed;
    }

    private void Add(RegisterEvent call) => events.Enqueue(call with { Ended = Stopwatch.GetTimestamp() });
}
