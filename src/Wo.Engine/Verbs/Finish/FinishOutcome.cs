using System.Collections.Immutable;
using Wo.Engine.Gates;

namespace Wo.Engine.Verbs.Finish;

/// <summary>What <c>wo finish</c> came to.</summary>
/// <param name="Answer">The finished work order, or why it is not finished.</param>
/// <param name="Commands">The commands that were started for it, in order.</param>
/// <param name="Failures">The gates that said no.</param>
internal sealed record FinishOutcome(
    Result<FinishedWorkOrder> Answer,
    ImmutableArray<VerifyCommandResult> Commands,
    ImmutableArray<GateFailure> Failures
);
