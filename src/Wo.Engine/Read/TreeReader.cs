using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Read;

/// <summary>Reads the tree for those who look at it. Runs no child process and takes no lock.</summary>
/// <param name="files">The file system.</param>
/// <param name="layout">The state root.</param>
/// <param name="tree">The work orders.</param>
/// <param name="control">The control records.</param>
/// <param name="leases">The leases.</param>
/// <param name="clock">The time.</param>
/// <param name="readerTtlSeconds">The time to live for a lock that carries none.</param>
internal sealed class TreeReader(
    IFileSystem files,
    CtxLayout layout,
    WorkOrderTree tree,
    ControlStore control,
    Leases leases,
    TimeProvider clock,
    long readerTtlSeconds
)
{
    /// <summary>Reads everything once.</summary>
    public TreeReading Read()
    {
        var scan = tree.Scan();
        var snapshot = ControlOf(scan);
        var graph = new DependencyGraph(scan);
        var inputs = new TreeInputs(files, layout);
        var linter = new WorkOrderLinter(new TreeSchema(files, layout), inputs, graph, clock);
        return new TreeReading(
            scan,
            snapshot,
            graph,
            inputs,
            linter,
            new Readiness(linter, graph, snapshot),
            clock.GetUtcNow()
        );
    }

    /// <summary>The control records beside a scan.</summary>
    public ControlSnapshot ControlOf(TreeScan scan) => new(scan, control, leases, readerTtlSeconds);
}
