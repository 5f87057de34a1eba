using Wo.Engine.Gates;

namespace Wo.Engine.Verbs.Finish;

/// <summary>A work order that is done, failed or partial now.</summary>
internal sealed record FinishedWorkOrder : MovedWorkOrder
{
    /// <summary>Adds where the work and its verdict are.</summary>
    /// <param name="moved">What the operation did.</param>
    /// <param name="branch">The branch of the work.</param>
    /// <param name="verdict">Where the verdict stands, relative to the state root.</param>
    public FinishedWorkOrder(MovedWorkOrder moved, string branch, string verdict)
        : base(moved) => (Branch, Verdict) = (branch, verdict);

    /// <summary>The branch of the work, which stays.</summary>
    public string Branch { get; }

    /// <summary>Where the verdict stands, relative to the state root.</summary>
    public string Verdict { get; }

    /// <summary>The commit that the gates judged; <see langword="null"/> where none did.</summary>
    public string? VerifiedCommit { get; init; }

    /// <summary>
    /// The gates' answer, where the work order was to become done and became failed because of it; otherwise
    /// <see langword="null"/>.
    /// </summary>
    public WoError? Refused { get; init; }
}
