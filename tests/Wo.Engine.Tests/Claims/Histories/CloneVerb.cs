namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>What a process of a clone is started for.</summary>
internal enum CloneVerb
{
    Take,
    TakeNext,
    Resume,
    TakeOver,
    Heartbeat,
    HeartbeatShared,
    FinishDone,
    FinishFailed,
    FinishPartial,
    Release,
    Requeue,
    Push,
    Sync,
    Detect,
    Reconcile,
}
