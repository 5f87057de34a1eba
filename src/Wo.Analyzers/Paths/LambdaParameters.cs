using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>What the parameters of lambdas are: elements of the collection whose method calls the lambda.</summary>
internal static class LambdaParameters
{
    /// <summary>The collection, where the parameter runs through one.</summary>
    public static IOperation? Collection(IParameterReferenceOperation reference)
    {
        if (
            reference.Parameter
            is not { Ordinal: 0, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda }
        )
        {
            return null;
        }

        for (var parent = reference.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation function && KnownTypes.Same(function.Symbol, lambda))
            {
                return CallOf(function) is { } call ? Enumerated(call) : null;
            }
        }

        return null;
    }

    private static IInvocationOperation? CallOf(IOperation function)
    {
        var current = function.Parent;
        while (current is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
        {
            current = current.Parent;
        }

        return current is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
    }

    private static IOperation? Enumerated(IInvocationOperation call) =>
        call.TargetMethod switch
        {
            { ContainingType.Name: "Enumerable" or "ParallelEnumerable" or "Queryable" or "Parallel" } =>
                call.Arguments[0].Value,
            { Name: "ForEach", ContainingType.Name: "Array" } => call.Arguments[0].Value,
            { Name: "ForEach" or "ConvertAll" or "FindAll", ContainingType.Name: "List" } => call.Instance,
            _ => null,
        };
}
