using System.Collections.Immutable;
using Wo.Engine.Gates;

namespace Wo.Engine.Verbs.Verify;

/// <summary>What <c>wo verify</c> came to.</summary>
/// <param name="Answer">That the gates agree, or why not.</param>
/// <param name="Commands">The commands that were started, in order.</param>
/// <param name="Failures">The gates that said no.</param>
internal sealed record VerifyOutcome(
    Result<VerifiedWorkOrder> Answer,
    ImmutableArray<VerifyCommandResult> Commands,
    ImmutableArray<GateFailure> Failures
);
