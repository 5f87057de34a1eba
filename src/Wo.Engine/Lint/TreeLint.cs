using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>What lint needs for the work orders of one scan; each part is made when it is first asked for.</summary>
internal sealed class TreeLint
{
    private readonly Lazy<DependencyGraph> graph;
    private readonly Lazy<WorkOrderLinter> linter;

    public TreeLint(IFileSystem files, CtxLayout layout, TreeScan scan, TimeProvider clock)
    {
        Schema = new TreeSchema(files, layout);
        Inputs = new TreeInputs(files, layout);
        graph = new(() => new DependencyGraph(scan), LazyThreadSafetyMode.None);
        linter = new(() => new WorkOrderLinter(Schema, Inputs, Graph, clock), LazyThreadSafetyMode.None);
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
