using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Verbs.Take;

namespace Wo.Engine.Tests.Histories;

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
