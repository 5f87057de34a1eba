namespace Wo.TestKit.Histories;

/// <summary>What a command of a history does to one work order.</summary>
internal enum Verb
{
    Take,
    Resume,
    TakeOver,
    Heartbeat,
    FinishDone,
    FinishFailed,
    FinishPartial,
    Release,
    Requeue,
}
