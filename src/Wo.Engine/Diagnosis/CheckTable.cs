using System.Collections.Immutable;
using Wo.Engine.Diagnosis.Checks;

namespace Wo.Engine.Diagnosis;

/// <summary>All checks, in the order in which their repairs are made: what others build on comes first.</summary>
internal static class CheckTable
{
    public static ImmutableArray<ICheck> All { get; } =
    [
        new DirectoriesCheck(),
        new IncompleteRegistrationCheck(),
        new SymlinkCheck(),
        new RecordCheck(),
        new InterruptedTransitionCheck(),
        new MarkedWorktreeCheck(),
        new UnsettledReadersCheck(),
        new DuplicateCheck(),
        new LeftoverLockCheck(),
        new BackupOnlyCheck(),
        new RevisionCheck(),
        new UnreadableCheck(),
        new InputCheck(),
        new SchemaCheck(),
        new CaseCollisionCheck(),
        new StatusCheck(),
        new IdCheck(),
        new TimestampCheck(),
        new UnknownDependencyCheck(),
        new DependencyCycleCheck(),
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
    ];
}
