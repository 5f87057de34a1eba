using System.Collections.Immutable;

namespace Wo.Engine.Claims;

/// <summary>
/// A register for each work order that all clones share, and the whole of what differs between back ends. What the bytes
/// mean, who may change them and what a lost answer means is decided above it, once.
/// </summary>
internal interface IClaimRegistry
{
    /// <summary>Where the registers are, for messages.</summary>
    string Place { get; }

    /// <summary>What a register is called there, for messages.</summary>
    string NameOf(WorkOrderId id);

    /// <summary>What a register holds now; <see langword="null"/> where there is none.</summary>
    Result<RegisterEntry?> Read(WorkOrderId id, CancellationToken cancellation);

    /// <summary>
    /// Replaces a register, provided that it still has the version that is expected. Of any number of callers that expect the
    /// same version at most one wins.
    /// </summary>
    SwapAnswer Swap(ClaimSwap swap, CancellationToken cancellation);

    /// <summary>All registers, in one request.</summary>
    /// <param name="knownVersion">The version of a register whose content need not be read again.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    Result<ImmutableArray<RegisterEntry>> List(Func<WorkOrderId, string?> knownVersion, CancellationToken cancellation);
}
