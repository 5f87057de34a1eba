namespace Wo.Engine.Reconcile;

/// <summary>When a repair is made among those of one round.</summary>
internal enum RepairTurn
{
    /// <summary>In the order of the checks.</summary>
    InOrder,

    /// <summary>Once nothing else is left to repair, as every other repair would undo it.</summary>
    Last,
}
