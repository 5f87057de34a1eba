namespace Wo.Engine.Claims;

/// <summary>How what this clone has and what a register says go together.</summary>
internal enum ClaimStanding
{
    /// <summary>Both say the same, or this clone has no part in it.</summary>
    Agrees,

    /// <summary>Another clone holds it, and this one does nothing with it.</summary>
    HeldElsewhere,

    /// <summary>The register has a lease of this clone, which holds nothing: an operation died.</summary>
    ClaimWithoutLease,

    /// <summary>This clone holds it, and the register names no holder.</summary>
    LeaseWithoutClaim,

    /// <summary>This clone has moved it, and the register does not know yet.</summary>
    Behind,

    /// <summary>This clone and another one each hold or have closed it.</summary>
    Lost,
}
