using Wo.Engine.Diagnosis;

namespace Wo.Engine.Reconcile;

/// <summary>How findings with one kind of evidence are ended. It runs only after the finding was made again under the locks.</summary>
internal interface IRepair
{
    /// <summary>
    /// Whether it runs git or a transition and so takes the guard itself where it needs it. The operation lock is held
    /// all the time.
    /// </summary>
    bool TakesGuardItself { get; }

    /// <summary>When it is made among the repairs of one round.</summary>
    RepairTurn Turn { get; }

    /// <summary>Says what it would do; <see langword="null"/> where the evidence is not of its kind.</summary>
    ProposedRepair? Propose(IEvidence evidence);

    /// <summary>Does it; answers what was done in words. Storage failures may be thrown.</summary>
    Result<string> Run(RepairContext scene, IEvidence evidence);
}
