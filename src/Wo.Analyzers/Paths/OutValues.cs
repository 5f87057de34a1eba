using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>What methods store through their <c>out</c> parameters.</summary>
/// <param name="sources">The sources.</param>
internal sealed class OutValues(SourceOperations sources)
{
    /// <summary>The values that a method gives a parameter.</summary>
    /// <param name="method">The method that has the body.</param>
    /// <param name="ordinal">Which parameter.</param>
    public MemberValue Find(IMethodSymbol method, int ordinal)
    {
        if (
            method.DeclaringSyntaxReferences.Length != 1
            || !sources.Hold(method)
            || sources.Of(method.DeclaringSyntaxReferences[0].GetSyntax()) is not { } body
        )
        {
            return MemberValue.Unknown;
        }

        var values = ImmutableArray.CreateBuilder<IOperation>();
        var isComplete = !method.IsVirtual && !method.IsAbstract && !method.IsOverride;
        foreach (var use in body.Descendants().OfType<IParameterReferenceOperation>())
        {
            if (use.Parameter.Ordinal != ordinal || !KnownTypes.Same(use.Parameter.ContainingSymbol, method))
            {
                continue;
            }

            if (use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use)
            {
                values.Add(assignment.Value);
            }
            else if (
                use.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } or ITupleOperation
            )
            {
                isComplete = false;
            }
        }

        return new MemberValue(values.ToImmutable(), isComplete && values.Count > 0);
    }
}
