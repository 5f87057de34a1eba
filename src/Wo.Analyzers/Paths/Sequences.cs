using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>What a call makes of a sequence.</summary>
internal enum SequenceKind
{
    /// <summary>Nothing that is known.</summary>
    Other,

    /// <summary>A sequence of the same elements, be it of fewer.</summary>
    Same,

    /// <summary>One with those of a second sequence.</summary>
    Joined,

    /// <summary>One with one more element.</summary>
    Extended,

    /// <summary>What a function makes of each element.</summary>
    Projected,

    /// <summary>The elements of what a function makes of each element.</summary>
    Flattened,

    /// <summary>One of the elements.</summary>
    Element,
}

/// <summary>What the methods of <c>Enumerable</c>, arrays and lists make of sequences.</summary>
internal static class Sequences
{
    /// <summary>What a call makes.</summary>
    public static SequenceKind Of(IInvocationOperation call) =>
        call.TargetMethod.ContainingType?.Name
            is not ("Enumerable" or "ParallelEnumerable" or "List" or "Array" or "ImmutableArray")
            ? SequenceKind.Other
            : call.TargetMethod.Name switch
            {
                "Where"
                or "OrderBy"
                or "OrderByDescending"
                or "ThenBy"
                or "ThenByDescending"
                or "Order"
                or "OrderDescending"
                or "Distinct"
                or "DistinctBy"
                or "Skip"
                or "SkipWhile"
                or "SkipLast"
                or "Take"
                or "TakeWhile"
                or "TakeLast"
                or "Except"
                or "Reverse"
                or "ToList"
                or "ToArray"
                or "ToHashSet"
                or "ToImmutableArray"
                or "AsEnumerable"
                or "AsParallel"
                or "Cast"
                or "OfType"
                or "DefaultIfEmpty"
                or "FindAll" => SequenceKind.Same,
                "Concat" or "Union" => SequenceKind.Joined,
                "Append" or "Prepend" => SequenceKind.Extended,
                "Select" or "ConvertAll" => SequenceKind.Projected,
                "SelectMany" when call.Arguments.Length == 2 => SequenceKind.Flattened,
                "First"
                or "FirstOrDefault"
                or "Last"
                or "LastOrDefault"
                or "Single"
                or "SingleOrDefault"
                or "ElementAt"
                or "ElementAtOrDefault"
                or "Max"
                or "Min"
                or "MaxBy"
                or "MinBy"
                or "Find" => SequenceKind.Element,
                _ => SequenceKind.Other,
            };

    /// <summary>The sequence that a call starts from.</summary>
    public static IOperation Source(IInvocationOperation call) => call.Instance ?? call.Arguments[0].Value;

    /// <summary>The body of the lambda that a call has for each element.</summary>
    public static IOperation? Projection(IInvocationOperation call) =>
        Operations.Unconverted(call.Arguments[call.Arguments.Length - 1].Value)
            is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body: var body } }
            ? body
            : null;
}
