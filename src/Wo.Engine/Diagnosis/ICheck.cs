namespace Wo.Engine.Diagnosis;

/// <summary>Looks for one kind of inconsistency, or for a few that are told apart by the same look.</summary>
internal interface ICheck
{
    /// <summary>Which work orders it has to look at.</summary>
    CheckScope Scope => CheckScope.All;

    /// <summary>Whether nothing that the checks after it see can be trusted where it finds something, so that it alone is reported.</summary>
    bool HidesTheRest => false;

    /// <summary>
    /// What is wrong in one observation. Called for the whole tree and, before a repair, again under the locks with an
    /// observation of the one work order: a check must find the same in both.
    /// </summary>
    IEnumerable<Finding> Inspect(TreeObservation tree);
}
