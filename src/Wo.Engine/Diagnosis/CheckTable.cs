using System.Collections.Immutable;
using Wo.Engine.Diagnosis.Checks;

namespace Wo.Engine.Diagnosis;

/// <summary>All checks, in the order in which their repairs are made: what others build on comes first.</summary>
internal static class CheckTable
{
    /// <summary>All checks of a look.</summary>
    public static ImmutableArray<CheckRow> All { get; } = With([]);

    /// <summary>All checks.</summary>
    /// <param name="meant">Work orders that a person says to have deleted on purpose.</param>
    public static ImmutableArray<CheckRow> With(ImmutableHashSet<WorkOrderId> meant) =>
        [
            new(CheckNeed.Directories, () => new DirectoriesCheck()),
            new(CheckNeed.Git, () => new IncompleteRegistrationCheck()),
            new(CheckNeed.Files, () => new SymlinkCheck()),
            new(CheckNeed.Records, () => new RecordCheck()),
            new(CheckNeed.Records, () => new InterruptedTransitionCheck()),
            new(CheckNeed.Git, () => new MarkedWorktreeCheck()),
            new(CheckNeed.Locks, () => new UnsettledReadersCheck()),
            new(CheckNeed.Files, () => new DuplicateCheck()),
            new(CheckNeed.Records, () => new LeftoverLockCheck()),
            new(CheckNeed.Records, () => new BackupOnlyCheck(meant)),
            new(CheckNeed.Records, () => new RevisionCheck()),
            new(CheckNeed.Files, () => new UnreadableCheck()),
            new(CheckNeed.References, () => new InputCheck()),
            new(CheckNeed.References, () => new SchemaCheck()),
            new(CheckNeed.Files, () => new CaseCollisionCheck()),
            new(CheckNeed.Files, () => new StatusCheck()),
            new(CheckNeed.Files, () => new IdCheck()),
            new(CheckNeed.Files, () => new TimestampCheck()),
            new(CheckNeed.References, () => new UnknownDependencyCheck()),
            new(CheckNeed.References, () => new DependencyCycleCheck()),
            new(CheckNeed.Git, () => new MetadataCheck()),
            new(CheckNeed.Records, () => new RunningWithoutLockCheck()),
            new(CheckNeed.Git, () => new SharedClaimCheck()),
            new(CheckNeed.Records, () => new StaleLockCheck()),
            new(CheckNeed.Git, () => new MovedWorktreeCheck()),
            new(CheckNeed.Git, () => new MissingWorktreeCheck()),
            new(CheckNeed.Git, () => new UnlockedWorktreeCheck()),
            new(CheckNeed.Git, () => new StrayWorktreeCheck()),
            new(CheckNeed.Git, () => new TrackedControlFileCheck()),
            new(CheckNeed.Locks, () => new ConflictMarkersCheck()),
            new(CheckNeed.Records, () => new VerdictCheck()),
            new(CheckNeed.Records, () => new LockMirrorCheck()),
            new(CheckNeed.Locks, () => new OrphanTemporaryCheck()),
            new(CheckNeed.Files, () => new ForeignFileCheck()),
        ];
}
