using System.Collections.Immutable;
using Wo.Engine.Diagnosis;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Gc;

/// <summary>
/// Finds what closed work orders leave over, and removes it where it was asked to. Each removal looks again, under the
/// operation lock of its work order, and under the guard where it does not run git.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="ages">How old things have to be.</param>
/// <param name="here">Where the caller stands; <see langword="null"/> where that directory is gone.</param>
internal sealed class CollectGarbage(Workspace workspace, GarbageAges ages, string? here)
{
    private const string Verb = "gc";

    // Worktrees before branches, which they have checked out.
    private static readonly ImmutableArray<IGarbageKind> Kinds =
    [
        new WorktreeGarbage(),
        new BranchGarbage(),
        new BackupGarbage(),
        new VersionGarbage(),
        new EvidenceGarbage(),
        new ClaimGarbage(),
    ];

    /// <summary>Looks, and writes nothing at all.</summary>
    public Result<GarbageReport> Look() =>
        StorageBoundary.Run(() =>
            from scene in Observe(static (reader, git) => reader.OfTree(git))
            let items = Kinds.SelectMany(kind => kind.Find(scene)).ToList()
            select new GarbageReport(
                [.. items.Where(item => !item.IsKept)],
                [],
                [.. items.Where(item => item.IsKept)],
                null
            )
        );

    /// <summary>Removes what may go.</summary>
    /// <param name="cancellation">Asks to stop between two removals.</param>
    public Result<GarbageReport> Apply(CancellationToken cancellation)
    {
        if (!Claim().TryGet(out _, out var refused))
        {
            return refused;
        }

        var removed = ImmutableArray.CreateBuilder<GarbageItem>();
        var kept = ImmutableArray.CreateBuilder<GarbageItem>();
        WoError? failure = null;
        foreach (var kind in Kinds)
        {
            // Anew for each kind: a branch is free once its worktree is gone.
            var looked = StorageBoundary.Run(() =>
                from scene in Observe(static (reader, git) => reader.OfTree(git))
                select (scene.Tree.Git, kind.Find(scene).ToList())
            );
            if (!looked.TryGet(out var found, out var error))
            {
                failure ??= error;
                break;
            }

            var (git, items) = found;

            foreach (var item in items)
            {
                cancellation.ThrowIfCancellationRequested();
                if (item.IsKept)
                {
                    kept.Add(item);
                }
                else if (StorageBoundary.Run(() => Remove(kind, item, git)).TryGet(out var now, out error))
                {
                    (now.IsKept ? kept : removed).Add(now);
                }
                else
                {
                    failure ??= error.Code.Class == ErrorClass.Conflict ? null : error;
                    kept.Add(item with { Why = error.Cause, IsKept = true });
                }
            }
        }

        if (failure is not null && removed.Count == 0)
        {
            return failure;
        }

        return new GarbageReport(
            [],
            removed.ToImmutable(),
            kept.ToImmutable(),
            failure is null ? null : Stopped(failure)
        )
        {
            // The index shows worktrees and branches.
            Warnings = removed.Count > 0 ? [.. new Bookkeeping(workspace).RefreshIndex()] : [],
        };
    }

    // What was removed is gone: this is not a failure after which nothing was changed.
    private static WoError Stopped(WoError failure) =>
        new(Problem.GcStopped, $"part of what is left over was removed: {failure.Cause}")
        {
            NextSteps = ["wo gc"],
            Verify = ["wo gc"],
        };

    private Result<Unit> Claim() =>
        StorageBoundary.Run(() =>
        {
            if (workspace.RootRecord.IsOurs)
            {
                return Result.Ok;
            }

            if (!workspace.Guard.Acquire(Verb).TryGet(out var guard, out var busy))
            {
                return busy;
            }

            using (guard)
            {
                return workspace.RootRecord.Claim(guard);
            }
        });

    private Result<GarbageItem> Remove(IGarbageKind kind, GarbageItem item, GitObservation git)
    {
        OperationLock? operation = null;
        if (item.Id is { } id && !workspace.Operations.Acquire(id).TryGet(out operation, out var busy))
        {
            return busy;
        }

        using (operation)
        {
            if (kind.NeedsGit)
            {
                return RemoveUnderLocks(kind, item, null);
            }

            if (!workspace.Guard.Acquire(Verb).TryGet(out var guard, out busy))
            {
                return busy;
            }

            using (guard)
            {
                return RemoveUnderLocks(kind, item, git);
            }
        }
    }

    /// <param name="kind">The kind.</param>
    /// <param name="item">What was found.</param>
    /// <param name="known">What git said before, for a kind that does not depend on it; else it is asked again.</param>
    private Result<GarbageItem> RemoveUnderLocks(IGarbageKind kind, GarbageItem item, GitObservation? known)
    {
        var again = known is null
            ? Observe((reader, git) => reader.UnderLocks(git, item.Id))
            : Scene(new ObservationReader(workspace).UnderLocks(known, item.Id));
        if (!again.TryGet(out var scene, out var error))
        {
            return error;
        }

        return kind.Find(scene).FirstOrDefault(found => found.IsSame(item)) switch
        {
            null => item with { Why = "it is not left over any more", IsKept = true },
            { IsKept: true } kept => kept,
            var found => from gone in kind.Remove(scene, found) select found,
        };
    }

    private Result<GarbageScene> Observe(Func<ObservationReader, GitObservation, TreeObservation> read) =>
        from git in GitObservation.Read(workspace, withFiles: false)
        select Scene(read(new ObservationReader(workspace), git));

    private GarbageScene Scene(TreeObservation tree) => new(workspace, ages, here, tree);
}
