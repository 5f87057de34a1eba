namespace Wo.Engine.Reconcile;

/// <summary>Looks for one kind of inconsistency, or for a few that are told apart by the same look.</summary>
internal interface IReconcileCheck
{
    /// <summary>
    /// What is wrong in one reading. Called once for the whole tree and, before a repair, again under the locks with a
    /// reading of the one work order: a check must find the same in both.
    /// </summary>
    IEnumerable<Finding> Inspect(ReconcileContext context);
}
