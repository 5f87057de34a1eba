using Wo.Engine.Diagnosis;
using Wo.Engine.Index;
using Wo.Engine.Tests.Reconcile;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Diagnosis;

/// <summary>What the checks that find a problem need, found out by arranging every scenario once.</summary>
internal static class Needs
{
    /// <summary>Each problem with the needs of the checks that find it.</summary>
    public static IReadOnlyDictionary<string, HashSet<CheckNeed>> All { get; } = Find();

    private static Dictionary<string, HashSet<CheckNeed>> Find()
    {
        CheckRow[] rows = [.. CheckTable.All, new(CheckNeed.Git, () => new StaleIndexCheck())];
        var found = new Dictionary<string, HashSet<CheckNeed>>();
        foreach (var scenario in Scenarios.All.Values)
        {
            using var tree = new ReconcileFixture();
            scenario.Arrange(tree);
            if (DirectoryIsBroken(tree))
            {
                continue;
            }

            var git = GitObservation.Read(tree.Workspace, withFiles: true).Value;
            var observed = new ObservationReader(tree.Workspace).OfTree(git);
            foreach (var row in rows)
            {
                foreach (var (_, finding) in DiagnoseTree.Run([row], observed, CheckNeed.Git))
                {
                    if (!found.TryGetValue(finding.Code.Name, out var needs))
                    {
                        found.Add(finding.Code.Name, needs = []);
                    }

                    needs.Add(row.Need);
                }
            }
        }

        return found;
    }

    private static bool DirectoryIsBroken(ReconcileFixture tree) => !tree.Workspace.Tree.CheckDirectories().IsOk;
}
