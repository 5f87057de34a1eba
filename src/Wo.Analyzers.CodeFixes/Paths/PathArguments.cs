using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.CodeFixes.Paths;

/// <summary>The parts that <c>Path.Combine</c> and <c>Path.Join</c> put together.</summary>
internal static class PathArguments
{
    /// <summary>The parts in their order, or <see langword="null"/> where they are not strings spelled out.</summary>
    public static IReadOnlyList<IOperation>? Of(IInvocationOperation call)
    {
        var parts = new List<IOperation>();
        foreach (var argument in call.Arguments)
        {
            switch (argument)
            {
                case { Value: var value, Parameter.Type.SpecialType: SpecialType.System_String }:
                    parts.Add(value);
                    break;
                case {
                    ArgumentKind: ArgumentKind.ParamArray,
                    Value: IArrayCreationOperation { Initializer: { } list }
                }:
                    parts.AddRange(list.ElementValues);
                    break;
                case {
                    ArgumentKind: ArgumentKind.ParamCollection,
                    Value: ICollectionExpressionOperation { Elements: var elements }
                }:
                    parts.AddRange(elements);
                    break;
                default:
                    return null;
            }
        }

        return parts;
    }
}
