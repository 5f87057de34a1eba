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
    public TreeReading Read() => Of(workspace.Tree.Scan());

    /// <summary>Reads everything once, for those who ask each work order for what lists show.</summary>
    public TreeReading ReadSummaries() => Of(workspace.Tree.Scan().Summarized());

    /// <summary>Reads what is not closed and what that names: a long history costs no more than its names.</summary>
    public TreeReading ReadOpen() => Of(workspace.Tree.Scan(TreePart.Open));

    /// <summary>Reads one work order, those that it names, and, where their paths could stand against it, those that run.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="withDependents">Whether those that name it are read too, for which every file has to be searched.</param>
    public TreeReading ReadAround(WorkOrderId id, bool withDependents = false) =>
        Of(
            workspace.Tree.Scan(
                new TreePart
                {
                    Around = id,
                    WithRunning = workspace.Settings.ScopeOverlap != OverlapPolicy.Allow,
                    WithDependents = withDependents,
                }
            )
        );

    private TreeReading Of(TreeScan scan)
    {
        var control = workspace.ControlOf(scan);
        var now = workspace.Clock.GetUtcNow();
        var lint = new TreeLint(workspace.Files, workspace.Layout, scan, workspace.Clock);
        return new TreeReading(
            scan,
            control,
            lint,
            new Readiness(lint, control, Scopes(scan), now),
            new Lazy<TreeObservation>(
                () => new ObservationReader(workspace).OfScan(scan, control, lint),
                LazyThreadSafetyMode.None
            ),
            now
        );
    }

    private RunningScopes? Scopes(TreeScan scan) =>
        workspace.Settings.ScopeOverlap == OverlapPolicy.Allow
            ? null
            : new RunningScopes(scan, workspace.Root.BelowTop);
}
