using Wo.Engine.Verbs.Finish;

namespace Wo.Engine.Verbs.Verify;

/// <summary>What <c>wo verify</c> was asked for.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Caller">Who asks.</param>
internal sealed record VerifyRequest(WorkOrderId Id, Caller Caller)
{
    /// <summary>Present where another owner's work order is verified.</summary>
    public Override? Force { get; init; }

    /// <summary>Whether all evidence that can be generated is written.</summary>
    public bool Evidence { get; init; }

    /// <summary>Whether evidence is all that is wanted: no gate is asked.</summary>
    public bool GenerateOnly { get; init; }

    /// <summary>Whether what is there of generated evidence is set aside first.</summary>
    public bool Clean { get; init; }

    /// <summary>The same as the gates are asked.</summary>
    public FinishRequest AsFinish =>
        new(Id, Caller, FinishResult.Done)
        {
            Force = Force,
            OnlyLooks = true,
            WritesAllEvidence = Evidence || GenerateOnly,
        };
}
