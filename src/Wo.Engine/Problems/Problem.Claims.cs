namespace Wo.Engine.Problems;

/// <content>What can be wrong with claims that several clones share.</content>
internal sealed partial record Problem
{
    /// <summary>Another clone holds the work order.</summary>
    public static readonly Problem ClaimedElsewhere = new(
        "CLAIMED_ELSEWHERE",
        ErrorClass.Conflict,
        "Another clone holds the work order.",
        "Take another one, or wait for its owner; once the lease has expired, take it over."
    );

    /// <summary>Another clone has taken over what this one held, or has closed it.</summary>
    public static readonly Problem Superseded = new(
        "SUPERSEDED",
        ErrorClass.Conflict,
        "Another clone has taken over what this one held, or has moved it on.",
        "Look at both branches; the work of this clone is still on its branch."
    );

    /// <summary>Another clone has moved the work order on, and this one does not have that yet.</summary>
    public static readonly Problem CloneBehind = new(
        "CLONE_BEHIND",
        ErrorClass.Precondition,
        "Another clone has closed the work order, and this one does not have that yet.",
        "Bring this clone up to date with 'git pull'."
    );

    /// <summary>The claims cannot be reached.</summary>
    public static readonly Problem ClaimsUnreachable = new(
        "CLAIMS_UNREACHABLE",
        ErrorClass.Storage,
        "The claims that clones share cannot be reached.",
        "Try again; '--offline --reason' goes on without them, and what was done is published later."
    )
    {
        Level = ProblemLevel.Info,
    };

    /// <summary>What keeps the claims does not take them.</summary>
    public static readonly Problem ClaimsRefused = new(
        "CLAIMS_REFUSED",
        ErrorClass.Storage,
        "The remote or etcd does not take the claims: it refuses their place, or this user may not write there.",
        "Ask for the right to write there, or set another 'namespace' or 'prefix' in 'claims'."
    );

    /// <summary>What lies in the place of a claim is none.</summary>
    public static readonly Problem ClaimUnreadable = new(
        "CLAIM_UNREADABLE",
        ErrorClass.NeedsReconcile,
        "What lies in the place of a claim cannot be read as one.",
        "Use the newer version that wrote it; what nothing wrote a person removes from where it lies."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>This clone and another one both hold or have closed the work order.</summary>
    public static readonly Problem ClaimLost = new(
        "CLAIM_LOST",
        ErrorClass.Conflict,
        "This clone and another one both hold, or have closed, the same work order.",
        "Nothing: a person decides whose work counts, and gives the other up."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>The register names this clone, which holds nothing.</summary>
    public static readonly Problem ClaimWithoutLease = new(
        "CLAIM_WITHOUT_LEASE",
        ErrorClass.NeedsReconcile,
        "The register of a work order names this clone as its holder, and no lease here does: a command died.",
        "The claim is dropped."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>This clone holds the work order and the register does not say so.</summary>
    public static readonly Problem LeaseWithoutClaim = new(
        "LEASE_WITHOUT_CLAIM",
        ErrorClass.NeedsReconcile,
        "This clone holds a work order, and its register does not say so.",
        "It is claimed again."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>The register does not know what this clone did.</summary>
    public static readonly Problem ClaimBehind = new(
        "CLAIM_BEHIND",
        ErrorClass.NeedsReconcile,
        "This clone has moved a work order, and its register does not know yet.",
        "It is published, with the branch of the work."
    )
    {
        Level = ProblemLevel.P1,
    };
}
