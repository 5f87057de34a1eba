using Wo.Engine.Configuration;
using Wo.Engine.Diagnosis;
using Wo.Engine.Lint;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Read;

/// <summary>Reads the tree for commands that only look at it. Runs no child process and takes no lock.</summary>
internal sealed class TreeReader(Workspace workspace)
{
    /// <summary>Reads everything once.</summary>
    public TreeReading Read()
    {
        var scan = workspace.Tree.Scan();
        var control = workspace.ControlOf(scan);
        var now = workspace.Clock.GetUtcNow();
        var lint = new TreeLint(workspace.Files, workspace.Layout, scan, workspace.Clock);
        return new TreeReading(
            scan,
            control,
            lint.Graph,
            lint.Inputs,
            lint.Linter,
            new Readiness(lint.Linter, lint.Graph, control, Scopes(scan), now),
            new ObservationReader(workspace).OfScan(scan, control, lint),
            now
        );
    }

    private RunningScopes? Scopes(TreeScan scan) =>
        workspace.Settings.ScopeOverlap == OverlapPolicy.Allow
            ? null
            : new RunningScopes(scan, workspace.Root.BelowTop);
}
