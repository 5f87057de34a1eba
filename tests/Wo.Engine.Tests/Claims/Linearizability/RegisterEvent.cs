namespace Wo.Engine.Tests.Claims.Linearizability;

/// <summary>One call of a client to a register, with when it began and ended, on one clock.</summary>
/// <param name="Register">The register.</param>
/// <param name="Kind">What was asked, and what the answer was.</param>
/// <param name="Expected">The version that a swap expected; <see langword="null"/> for none.</param>
/// <param name="Written">What a swap wrote; <see langword="null"/> for a read.</param>
/// <param name="Version">The version that was read or written; <see langword="null"/> for none, or where it is not known.</param>
/// <param name="Read">What was read.</param>
/// <param name="Began">When the call began, in ticks.</param>
/// <param name="Ended">When its answer was there.</param>
internal sealed record RegisterEvent(
    string Register,
    RegisterEventKind Kind,
    string? Expected,
    byte[]? Written,
    string? Version,
    byte[]? Read,
    long Began,
    long Ended
);
