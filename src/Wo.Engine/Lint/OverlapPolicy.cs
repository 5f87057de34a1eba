namespace Wo.Engine.Lint;

/// <summary>What becomes of a work order whose scope overlaps with that of a running one.</summary>
internal enum OverlapPolicy
{
    /// <summary><c>take --next</c> leaves it out, and <c>take ID</c> warns.</summary>
    Avoid,

    /// <summary>Nothing.</summary>
    Allow,

    /// <summary>It is not taken.</summary>
    Refuse,
}
