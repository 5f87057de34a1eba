namespace Wo.Engine.Verbs;

/// <summary><c>--force</c> with its reason: somebody acts on a lease that is not theirs, and says why.</summary>
/// <param name="Reason">At least <see cref="MinimumReasonLength"/> characters.</param>
internal sealed record Override(string Reason)
{
    /// <summary>The shortest reason that is kept on record.</summary>
    public const int MinimumReasonLength = 10;
}
