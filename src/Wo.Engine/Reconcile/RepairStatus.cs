namespace Wo.Engine.Reconcile;

/// <summary>What became of a finding.</summary>
internal enum RepairStatus
{
    /// <summary>It was repaired, by this repair or by one before it.</summary>
    Repaired,

    /// <summary>It is repaired with <c>--force</c> only.</summary>
    NeedsForce,

    /// <summary>It is reported and left to a person.</summary>
    NotRepairable,

    /// <summary>An operation on the work order is alive.</summary>
    Busy,

    /// <summary>The repair failed.</summary>
    Failed,
}
