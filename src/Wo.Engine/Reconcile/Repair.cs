using Wo.Engine.Diagnosis;

namespace Wo.Engine.Reconcile;

/// <summary>A repair that acts on one kind of evidence.</summary>
/// <typeparam name="T">What the check saw.</typeparam>
internal abstract class Repair<T> : IRepair
    where T : class, IEvidence
{
    /// <inheritdoc/>
    public virtual bool TakesGuardItself => false;

    /// <inheritdoc/>
    public virtual RepairTurn Turn => RepairTurn.InOrder;

    /// <inheritdoc/>
    public ProposedRepair? Propose(IEvidence evidence) =>
        evidence is T seen ? new ProposedRepair(Describe(seen), NeedsForce(seen)) : null;

    /// <inheritdoc/>
    public Result<string> Run(RepairContext scene, IEvidence evidence) => Run(scene, (T)evidence);

    /// <summary>What it does, in the imperative.</summary>
    protected abstract string Describe(T seen);

    /// <summary>Whether it gives something up that only a person may give up.</summary>
    protected virtual bool NeedsForce(T seen) => false;

    /// <inheritdoc cref="IRepair.Run"/>
    protected abstract Result<string> Run(RepairContext scene, T seen);
}
