namespace Wo.Engine.Claims;

/// <summary>The kinds of answers to a swap.</summary>
internal enum SwapOutcome
{
    /// <summary>The register holds what was swapped in.</summary>
    Won,

    /// <summary>The register had another version; nothing was changed.</summary>
    Lost,

    /// <summary>The server takes no such swap; nothing was changed.</summary>
    Refused,

    /// <summary>The server takes no such swap with that branch; nothing was changed.</summary>
    RefusedWithBranch,

    /// <summary>There was no answer, or none that tells. The register may hold what was swapped in.</summary>
    Unknown,
}
