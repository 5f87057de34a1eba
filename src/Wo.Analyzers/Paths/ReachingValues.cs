using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>
/// Of the values that a variable gets, those that it may still have where it is read: searched backwards through the
/// control flow graph. Where the graph does not say it, all of them.
/// </summary>
/// <param name="body">The body.</param>
internal sealed class ReachingValues(IOperation body)
{
    private readonly Lazy<ControlFlowGraph?> graph = new(() => GraphOf(body));

    /// <param name="reference">Where the variable is read.</param>
    /// <param name="values">All values that it gets in the body.</param>
    public IReadOnlyList<LocalValue> Of(ILocalReferenceOperation reference, IReadOnlyList<LocalValue> values)
    {
        // Other functions run at any time, and exceptions leave a block anywhere.
        if (
            graph.Value is not { } blocks
            || IsElsewhere(reference)
            || values.Any(value => value.IsElement || IsConditional(value) || IsElsewhere(value.Value ?? reference))
            || Place(blocks, reference) is not { } place
        )
        {
            return values;
        }

        var reached = new HashSet<SyntaxNode>();
        Search(blocks, place, reference.Local, reached);
        var found = values.Where(value => reached.Contains(value.Syntax)).ToList();
        return found.Count == reached.Count && found.Count > 0 ? found : values;
    }

    private static void Search(
        ControlFlowGraph blocks,
        (BasicBlock Block, int Index) place,
        ILocalSymbol local,
        HashSet<SyntaxNode> reached
    )
    {
        var seen = new HashSet<int>();
        var open = new Stack<(BasicBlock Block, int Index)>([place]);
        while (open.Count > 0)
        {
            var (block, index) = open.Pop();
            if (Last(block, index, local) is { } syntax)
            {
                reached.Add(syntax);
                continue;
            }

            foreach (var branch in block.Predecessors)
            {
                if (seen.Add(branch.Source.Ordinal))
                {
                    open.Push((branch.Source, branch.Source.Operations.Length + 1));
                }
            }
        }
    }

    /// <summary>Where the last of the operations before an index writes the variable.</summary>
    private static SyntaxNode? Last(BasicBlock block, int before, ILocalSymbol local)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            var writes = Operation(block, i)?.DescendantsAndSelf().SelectMany(LocalWrites.In);
            if (writes?.LastOrDefault(value => KnownTypes.Same(value.Local, local)) is { } last)
            {
                return last.Syntax;
            }
        }

        return null;
    }

    private static (BasicBlock Block, int Index)? Place(ControlFlowGraph blocks, ILocalReferenceOperation reference)
    {
        foreach (var block in blocks.Blocks)
        {
            for (var i = 0; i <= block.Operations.Length; i++)
            {
                if (Operation(block, i)?.DescendantsAndSelf().Any(part => IsSame(part, reference)) == true)
                {
                    return (block, i);
                }
            }
        }

        return null;
    }

    private static bool IsSame(IOperation part, ILocalReferenceOperation reference) =>
        part is ILocalReferenceOperation && part.Syntax == reference.Syntax;

    /// <summary>The operations of a block, and behind them what decides where it goes on.</summary>
    private static IOperation? Operation(BasicBlock block, int index) =>
        index < block.Operations.Length ? block.Operations[index] : block.BranchValue;

    // The graph has such an assignment in pieces.
    private static bool IsConditional(LocalValue value) => value.Value?.Parent is ICoalesceAssignmentOperation;

    private static bool IsElsewhere(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation or ITryOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static ControlFlowGraph? GraphOf(IOperation body) =>
        body switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
            IBlockOperation block => ControlFlowGraph.Create(block),
            _ => null,
        };
}
