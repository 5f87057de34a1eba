using System.Collections.Immutable;
using Wo.Engine.Diagnosis;
using Wo.Engine.Reconcile.Repairs;

namespace Wo.Engine.Reconcile;

/// <summary>All repairs. Which one ends a finding follows from the evidence that its check gave it.</summary>
internal static class RepairTable
{
    public static ImmutableArray<IRepair> All { get; } =
    [
        new CompleteWorktree(),
        new RebuildRecord(),
        new RecoverTransition(),
        new AcceptFiles(),
        new DropLease(),
        new HandWorktreeOver(),
        new UndoWorktree(),
        new SettleReaders(),
        new KeepOneFile(),
        new NoteDeletion(),
        new RestoreBackup(),
        new ForgetWorkOrder(),
        new RestoreRevision(),
        new AcceptRevision(),
        new SetStatus(),
        new FillInMetadata(),
        new FollowWorktree(),
        new RecreateLease(),
        new RequeueUnheld(),
        new PublishClaim(),
        new RecreateWorktree(),
        new LockWorktree(),
        new RemoveWorktreeEntry(),
        new CloseWorktree(),
        new RewriteLockMirror(),
        new RemoveTemporary(),
        new RebuildIndex(),
    ];

    /// <summary>The repair that ends a finding; <see langword="null"/> where none does.</summary>
    public static IRepair? For(Finding finding)
    {
        foreach (var repair in All)
        {
            if (finding.Evidence is { } evidence && repair.Propose(evidence) is not null)
            {
                return repair;
            }
        }

        return null;
    }

    /// <summary>The finding with what would be done about it.</summary>
    public static Finding Propose(Finding finding) =>
        For(finding) is { } repair ? finding with { Repair = repair.Propose(finding.Evidence!) } : finding;
}
