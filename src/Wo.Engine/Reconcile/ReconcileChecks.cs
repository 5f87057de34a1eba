using System.Collections.Immutable;
using Wo.Engine.Reconcile.Checks;

namespace Wo.Engine.Reconcile;

/// <summary>All checks, in the order in which their repairs are made: what others build on comes first.</summary>
internal static class ReconcileChecks
{
    public static ImmutableArray<IReconcileCheck> All() =>
        [
            new SymlinkCheck(),
            new HalfMadeWorktreeCheck(),
            new RecordCheck(),
            new InterruptedTransitionCheck(),
            new UnfinishedWorktreeCheck(),
            new UnsettledReadersCheck(),
            new DuplicateCheck(),
            new LeftoverLockCheck(),
            new BackupOnlyCheck(),
            new RevisionCheck(),
            new UnreadableCheck(),
            new SchemaCheck(),
            new CaseCollisionCheck(),
            new StatusCheck(),
            new MetadataCheck(),
            new RunningWithoutLockCheck(),
            new StaleLockCheck(),
            new MissingWorktreeCheck(),
            new StrayWorktreeCheck(),
            new TrackedControlFileCheck(),
            new VerdictCheck(),
            new LockMirrorCheck(),
            new OrphanTemporaryCheck(),
            new ForeignFileCheck(),
            new StaleIndexCheck(),
        ];

    /// <summary>Those that can be made: where git lists no worktrees, all of them would be taken for missing.</summary>
    public static IEnumerable<IReconcileCheck> Possible(
        IEnumerable<IReconcileCheck> checks,
        RepositoryView repository
    ) => repository.HalfMade.Count == 0 ? checks : checks.Where(check => check is HalfMadeWorktreeCheck);
}
