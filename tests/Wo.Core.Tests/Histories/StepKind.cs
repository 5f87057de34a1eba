namespace Wo.Core.Tests.Histories;

/// <summary>The kinds of steps.</summary>
internal enum StepKind
{
    Take,
    TakeNext,
    Resume,
    TakeOver,
    Heartbeat,
    FinishDone,
    FinishFailed,
    FinishPartial,
    Release,
    Requeue,
    Detect,
    Reconcile,
    ReconcileForce,
    Index,
    New,
    Clock,
    Hand,
}
