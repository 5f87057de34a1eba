namespace Wo.Engine.Tests.Reconcile;

/// <summary>A tree that shows one code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Arrange">Makes the tree.</param>
internal sealed record Scenario(string Code, Action<ReconcileFixture> Arrange)
{
    /// <summary>Whether <c>--apply</c> ends it.</summary>
    public bool IsRepairable { get; init; } = true;

    /// <summary>Whether only <c>--force</c> does.</summary>
    public bool NeedsForce { get; init; }
}
