namespace Wo.Engine.Diagnosis;

/// <summary>Makes checks on an observation: the one diagnosis that status, lists, the index and reconcile share.</summary>
internal static class DiagnoseTree
{
    /// <summary>The problems that concern one work order each and that the files alone show.</summary>
    public static IEnumerable<Finding> OfFiles(TreeObservation tree) =>
        from found in Run(CheckTable.All, tree, CheckNeed.Files)
        where found.Finding.Id is not null
        select found.Finding;

    /// <summary>The work orders of which no file is left; only of these more than the name is read.</summary>
    public static IEnumerable<Finding> OfMissing(TreeObservation tree) => new Checks.BackupOnlyCheck().Inspect(tree);

    /// <summary>What is wrong with the files that people write besides work orders.</summary>
    public static IEnumerable<Finding> OfInputs(TreeObservation tree) => new Checks.InputCheck().Inspect(tree);

    /// <summary>
    /// What a look shows that runs no child process, takes no lock and reads no text of closed work orders, so that a long
    /// history costs little. What is only worth knowing and concerns no work order is left to reconcile: trees live with it.
    /// </summary>
    public static IEnumerable<Finding> AtAGlance(TreeObservation tree) =>
        from found in Run(CheckTable.All, tree, CheckNeed.Records, withoutClosed: true)
        where found.Finding.Id is not null || found.Finding.Level != ProblemLevel.Info
        select found.Finding;

    /// <summary>Makes all checks whose need is met.</summary>
    /// <param name="checks">The checks, in order.</param>
    /// <param name="tree">The observation.</param>
    /// <param name="need">The most that may be needed.</param>
    /// <param name="withoutClosed">Whether checks of contents leave out closed work orders.</param>
    public static IReadOnlyList<(ICheck Check, Finding Finding)> Run(
        IEnumerable<CheckRow> checks,
        TreeObservation tree,
        CheckNeed need,
        bool withoutClosed = false
    )
    {
        var open = withoutClosed ? tree.WithoutClosed() : tree;
        var found = new List<(ICheck, Finding)>();
        foreach (var row in checks.Where(row => row.Need <= need))
        {
            var check = row.Make();
            var known = found.Count;
            foreach (var finding in check.Inspect(check.Scope == CheckScope.Contents ? open : tree))
            {
                found.Add((check, finding));
            }

            if (check.HidesTheRest && found.Count > known)
            {
                return found[known..];
            }
        }

        return found;
    }
}
