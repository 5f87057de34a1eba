using Wo.Engine.Lint;
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
        var graph = new DependencyGraph(scan);
        var inputs = new TreeInputs(workspace.Files, workspace.Layout);
        var schema = new TreeSchema(workspace.Files, workspace.Layout);
        var linter = new WorkOrderLinter(schema, inputs, graph, workspace.Clock);
        return new TreeReading(
            scan,
            control,
            graph,
            inputs,
            linter,
            new Readiness(linter, graph, control),
            workspace.Clock.GetUtcNow()
        );
    }
}
