using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Wo.Engine.Claims;
using Wo.Engine.Claims.Etcd;
using Wo.Engine.Claims.Git;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Claims.Linearizability;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>
/// A clone as far as registers go: it takes work orders, renews, finishes and takes over by the rules of the product, at
/// random, and writes down what it was told. Moves of files and worktrees are left out, so that there are many histories.
/// </summary>
internal sealed class ClusterClone
{
    private readonly string name;
    private readonly HoldRecord record;
    private readonly Random random;
    private readonly ClaimRegister register;
    private readonly SharedLeases leases;
    private readonly SharedMoves moves;
    private readonly Dictionary<string, (Lease Lease, Hold Hold)> held = [];
    private readonly Dictionary<string, (ClaimMove Move, ClaimSwapped Announced)> owed = [];

    /// <summary>Makes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="root">A directory of its own.</param>
    /// <param name="settings">Where etcd is.</param>
    /// <param name="events">What it asks and is told.</param>
    /// <param name="record">What it holds.</param>
    /// <param name="random">What it does.</param>
    public ClusterClone(
        string name,
        string root,
        EtcdSettings settings,
        ConcurrentQueue<RegisterEvent> events,
        HoldRecord record,
        Random random
    )
    {
        (this.name, this.record, this.random) = (name, record, random);
        var (files, clock, tokens) = (PlatformFileSystem.Create(), TimeProvider.System, new RandomTokens());
        var (writer, layout) = (new AtomicWriter(files, clock), new ControlLayout(root));
        var git = new GitCommand(ProcessRunner.ForThisPlatform(clock), TestGit.Environment)
        {
            RemoteLimit = TimeSpan.FromMilliseconds(700),
        };
        var registry = new EtcdClaimRegistry(
            new EtcdMembers(settings, root, git),
            settings,
            new BranchPush(git, new StateRoot(root, root, root), ClaimsSettings.Default)
        );
        register = new ClaimRegister(
            new RecordedRegistry(registry, events),
            new SeenClaims(files, writer, layout, clock),
            new CloneIdentity(files, writer, layout, tokens.Next),
            tokens.Next,
            clock
        );
        leases = new SharedLeases(register, clock);
        moves = new SharedMoves(register, clock);
    }

    /// <summary>Lives until it is told to stop.</summary>
    public void Live(ImmutableArray<string> ids, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var id = ids[random.Next(ids.Length)];
            if (owed.TryGetValue(id, out var last))
            {
                Complete(id, last.Move, last.Announced);
            }
            else if (held.TryGetValue(id, out var own))
            {
                Go(id, own.Lease, own.Hold);
            }
            else
            {
                Take(id, isForced: random.Next(12) == 0);
            }
        }
    }

    private void Take(string id, bool isForced)
    {
        var take = new ClaimTake(PendingWork.Id(id), long.MaxValue / 2, WorkOrderState.Pending, name)
        {
            IsForced = isForced,
        };
        var began = Stopwatch.GetTimestamp();
        if (!leases.MayTake(take, default).TryGet(out var looked, out _))
        {
            return;
        }

        var now = DateTimeOffset.UtcNow;
        var lease = new Lease
        {
            Token = Guid.NewGuid().ToString("N"),
            Owner = name,
            Host = "here",
            TakenAt = now,
            RenewedAt = now,
            TtlSeconds = 3600,
        };
        var hash = SharedLease.Of(lease, name).TokenHash!;
        var taken = leases.Take(take, looked, lease, 1, default);
        if (isForced && (taken.IsOk || taken.Error!.Code == Problem.ClaimsUnreachable))
        {
            record.Force(id, name, hash, began);
        }

        if (taken.IsOk)
        {
            held[id] = (lease, record.Take(id, name, Stopwatch.GetTimestamp(), hash));
        }
    }

    private void Go(string id, Lease lease, Hold hold)
    {
        var began = Stopwatch.GetTimestamp();
        if (random.Next(2) == 0)
        {
            var renewal = new ClaimRenewal(PendingWork.Id(id), WorkOrderState.Running, 1, lease);
            Tell(id, "renew", began, hold, leases.Renew(renewal, default).Error);
            return;
        }

        var revision = register.Seen.Find(PendingWork.Id(id))?.Claim?.Revision ?? 1;
        var move = new ClaimMove(PendingWork.Id(id), "release", name, WorkOrderState.Running, revision, lease)
        {
            NextRevision = revision + 1,
        };
        var announced = moves.Announce(move, null, default);
        Tell(id, "finish", began, hold, announced.Error);
        if (announced.IsOk)
        {
            // From here on the move is made, whatever becomes of the last word.
            hold.Until = began;
            held.Remove(id);
            Complete(id, move, announced.Value);
        }
    }

    private void Complete(string id, ClaimMove move, ClaimSwapped announced)
    {
        var said = moves.Complete(move, announced, WorkOrderState.Pending, move.NextRevision, null);
        if (said.Error?.Code == Problem.ClaimsUnreachable)
        {
            owed[id] = (move, announced);
        }
        else
        {
            owed.Remove(id);
        }
    }

    private void Tell(string id, string what, long began, Hold hold, WoError? error)
    {
        if (error is null)
        {
            record.Act(id, name, began, Stopwatch.GetTimestamp(), what);
        }
        else if (error.Code == Problem.Superseded)
        {
            hold.Until = Math.Min(hold.Until, began);
            held.Remove(id);
        }
    }
}
