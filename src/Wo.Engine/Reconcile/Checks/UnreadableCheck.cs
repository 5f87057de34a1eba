namespace Wo.Engine.Reconcile.Checks;

/// <summary>Files named like work orders that cannot be read as such.</summary>
internal sealed class UnreadableCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var entry in context.Scan.Entries)
        {
            foreach (var candidate in entry.Candidates)
            {
                if (candidate.Problem is { } problem)
                {
                    yield return new Finding(Problem.Unreadable, entry.Id, candidate.Path.Relative, problem);
                }
            }
        }
    }
}
