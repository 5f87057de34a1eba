namespace Wo.Engine.Store.Transitions;

/// <summary>One move of a work order from a state to another, with the edit that goes with it.</summary>
/// <param name="Verb">The command, for the record.</param>
/// <param name="Before">What the decision was based on.</param>
/// <param name="To">The state it enters.</param>
/// <param name="After">The file as it is to be there.</param>
/// <param name="Revision"><c>x_rev</c> in <paramref name="After"/>.</param>
internal sealed record TransitionPlan(
    string Verb,
    WorkOrderSnapshot Before,
    WorkOrderState To,
    byte[] After,
    long Revision
)
{
    /// <summary>
    /// The other facts that the decision was based on, checked again under the guard: the reason to abort, or
    /// <see langword="null"/>.
    /// </summary>
    public Func<WoError?> Recheck { get; init; } = static () => null;
}
