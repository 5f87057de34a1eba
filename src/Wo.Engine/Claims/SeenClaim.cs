namespace Wo.Engine.Claims;

/// <summary>What this clone has seen of a register.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Version">The version; <see langword="null"/> where there was no register.</param>
/// <param name="Claim">What it held; <see langword="null"/> where there was none, or none that can be read.</param>
/// <param name="Defect">Why it cannot be read, in words that follow "its claim"; else <see langword="null"/>.</param>
/// <param name="FirstSeen">When this clone first saw that version, by its own clock.</param>
/// <param name="LastSeen">When it last did.</param>
internal sealed record SeenClaim(
    WorkOrderId Id,
    string? Version,
    SharedClaim? Claim,
    string? Defect,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen
)
{
    /// <summary>The claim, or none; a failure where what is there cannot be read.</summary>
    public Result<SharedClaim?> Read() =>
        Defect is null
            ? Claim
            : new WoError(Problem.ClaimUnreadable, $"{Id}: its claim {Defect}")
            {
                NextSteps = ["wo sync"],
                Verify = ["wo sync"],
            };
}
