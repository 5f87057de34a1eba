namespace Wo.Engine.Claims;

/// <summary>The replacement of a register.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Expected">The version that it must have; <see langword="null"/> for there being none.</param>
/// <param name="Content">What is to be there; <see langword="null"/> for nothing.</param>
internal sealed record ClaimSwap(WorkOrderId Id, string? Expected, byte[]? Content)
{
    /// <summary>A branch that has to be in the remote once the swap has won, and never because it was lost.</summary>
    public PushedBranch? Branch { get; init; }
}
