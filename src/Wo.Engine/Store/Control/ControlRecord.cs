namespace Wo.Engine.Store.Control;

/// <summary>What is on record about one work order and must not travel with commits.</summary>
/// <param name="Revision">The highest <c>x_rev</c> that was ever committed; 0 where there is no record.</param>
/// <param name="Lease">Who holds it, or <see langword="null"/>.</param>
/// <param name="Intent">The transition that is under way or was interrupted, or <see langword="null"/>.</param>
internal sealed record ControlRecord(long Revision, Lease? Lease, Intent? Intent)
{
    /// <summary>What holds for a work order without a record.</summary>
    public static ControlRecord None { get; } = new(0, null, null);
}
