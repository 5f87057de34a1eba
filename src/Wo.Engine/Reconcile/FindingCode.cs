namespace Wo.Engine.Reconcile;

/// <summary>A stable name of one kind of inconsistency. The catalogue is <see cref="FindingCodes"/>.</summary>
/// <param name="Name">Upper-case name with underscores, as scripts see it.</param>
/// <param name="Level">How much it usually weighs.</param>
/// <param name="Meaning">What is wrong, in one sentence.</param>
/// <param name="Remedy">What <c>wo reconcile --apply</c> does about it, in one sentence.</param>
internal sealed record FindingCode(string Name, FindingLevel Level, string Meaning, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
