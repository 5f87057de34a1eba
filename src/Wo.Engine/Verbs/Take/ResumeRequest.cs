namespace Wo.Engine.Verbs.Take;

/// <summary>What <c>wo take --resume</c> or <c>--takeover</c> was asked for.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Caller">Who wants it.</param>
/// <param name="Force">The reason for which another owner's or a suspicious lease is replaced.</param>
internal sealed record ResumeRequest(WorkOrderId Id, Caller Caller, Override? Force);
