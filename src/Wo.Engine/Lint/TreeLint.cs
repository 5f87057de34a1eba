using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>What lint needs for the work orders of one scan; each part is made when it is first asked for.</summary>
internal sealed class TreeLint
{
    private readonly Lazy<DependencyGraph> graph;
    private readonly Lazy<WorkOrderLinter> linter;

    /// <param name="files">The file system.</param>
    /// <param name="layout">Where the tree lies.</param>
    /// <param name="scan">The scan.</param>
    /// <param name="clock">For what expires.</param>
    /// <param name="own">What examined the files while they were read, if anything did.</param>
    public TreeLint(IFileSystem files, CtxLayout layout, TreeScan scan, TimeProvider clock, FileLinter? own = null)
    {
        own ??= new FileLinter(new TreeSchema(files, layout), clock);
        Schema = own.Schema;
        Inputs = new TreeInputs(files, layout);
        graph = new(() => new DependencyGraph(scan), LazyThreadSafetyMode.None);
        linter = new(() => new WorkOrderLinter(own, Inputs, Graph), LazyThreadSafetyMode.None);
    }

    /// <summary>The schema of work orders in force.</summary>
    public TreeSchema Schema { get; }

    /// <summary>All schemas that the tree may carry.</summary>
    public IEnumerable<TreeSchema> Schemas => [Schema, Inputs.BacklogSchema, Inputs.DefinitionSchema];

    /// <summary>What work orders refer to.</summary>
    public TreeInputs Inputs { get; }

    /// <summary>Which work order waits for which.</summary>
    public DependencyGraph Graph => graph.Value;

    /// <summary>What is wrong with a single work order.</summary>
    public WorkOrderLinter Linter => linter.Value;
}
