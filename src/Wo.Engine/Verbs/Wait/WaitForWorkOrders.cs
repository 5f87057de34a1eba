using System.Collections.Immutable;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Wait;

/// <summary>Blocks until work orders are where they are waited for, whichever process moves them there.</summary>
internal sealed class WaitForWorkOrders(Workspace workspace)
{
    /// <summary>How long to wait between two looks where nothing tells of changes.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// For how long a work order may be missing, or the tree unreadable, before that is the answer: a checkout takes files
    /// away before it puts them back.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The same where it was never there: most often its name is misspelt, and that is told soon.</summary>
    public TimeSpan FirstPatience { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>Waits.</summary>
    /// <returns>Those that are there; or that time is up, or that it cannot come any more.</returns>
    public Result<ImmutableArray<AwaitedWorkOrder>> Run(WaitRequest request, CancellationToken cancellation)
    {
        var condition = Condition(request);
        var clock = workspace.Clock;
        var start = clock.GetTimestamp();
        using var watch = new TreeWatch(workspace.Layout.Jobs.FullPath);
        var (wasThere, troubled) = (false, (long?)null);
        while (true)
        {
            watch.Begin();
            var pause = Poll;
            var left = request.Limit - clock.GetElapsedTime(start);
            var looked = StorageBoundary.Run(condition.Look);
            if (looked.TryGet(out var there, out var failure))
            {
                (wasThere, troubled) = (true, null);
                if (!there.IsEmpty)
                {
                    return there;
                }
            }
            else
            {
                troubled ??= clock.GetTimestamp();
                var patience = (wasThere ? Patience : FirstPatience) - clock.GetElapsedTime(troubled.Value);
                if (
                    failure.Code == Problem.StateOutOfReach
                    || patience <= TimeSpan.Zero
                    || (!wasThere && left <= TimeSpan.Zero)
                )
                {
                    return failure;
                }

                pause = patience < pause ? patience : pause;
            }

            if (left <= TimeSpan.Zero)
            {
                return TimedOut(request, condition, failure);
            }

            if (!watch.Wait(left < pause ? left.Value : pause, cancellation))
            {
                watch.Renew();
            }

            cancellation.ThrowIfCancellationRequested();
        }
    }

    private IWaitCondition Condition(WaitRequest request) =>
        request.ForReady ? new ReadyWorkOrders(workspace)
        : request.Ids.IsEmpty ? new MovingWorkOrders(workspace.Tree, request.Target)
        : new NamedWorkOrders(workspace.Tree, request.Ids, request.Target ?? WaitTarget.Done, request.ForAny);

    private static WoError TimedOut(WaitRequest request, IWaitCondition condition, WoError? failure)
    {
        string[] missing = [.. condition.Missing(), .. failure is null ? Array.Empty<string>() : [failure.Cause]];
        var look =
            request.ForReady ? ["wo list --ready --explain"]
            : request.Ids is [var only] ? [$"wo show {only}"]
            : (ImmutableArray<string>)["wo status"];
        return new WoError(
            Problem.WaitTimedOut,
            missing.Length == 1 ? $"time is up: {missing[0]}" : $"time is up for {missing.Length} work orders"
        )
        {
            Details = missing.Length == 1 ? [] : [.. missing],
            NextSteps = look,
            Verify = ["wo status"],
        };
    }
}
