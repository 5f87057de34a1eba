using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>The texts that the elements of a collection may have.</summary>
/// <param name="walk">Follows collections to where they are made.</param>
/// <param name="types">Known types.</param>
/// <param name="paths">Reads texts.</param>
/// <param name="additions">Knows what is added to them.</param>
internal sealed class ElementReading(SourceWalk walk, KnownTypes types, PathReading paths, Additions additions)
{
    /// <summary>Any element of it.</summary>
    public PathTexts Any(IOperation collection, Frame? frame)
    {
        var texts = PathTexts.None;
        foreach (var source in walk.Of(collection, frame))
        {
            texts = PathTexts.Either(texts, Any(source));
        }

        foreach (var (value, isMany) in additions.To(collection))
        {
            texts = PathTexts.Either(texts, isMany ? Any(value, frame) : paths.Read(value, frame));
        }

        return texts;
    }

    /// <summary>All elements in their order; what is not known stands for any number of them.</summary>
    public List<PathTexts> All(IOperation collection, Frame? frame) =>
        walk.Of(collection, frame) is { Count: 1 } sources
        && sources[0] is { IsElement: false, IsYielded: false, Operation: { } made, Frame: var place }
        && Listed(made) is { } elements
            ? [.. elements.SelectMany(element => Each(element, place))]
            : [PathTexts.Unknown];

    private List<PathTexts> Each(IOperation element, Frame? frame) =>
        element is ISpreadOperation spread ? All(spread.Operand, frame) : [paths.Read(element, frame)];

    private PathTexts Any(ValueSource source)
    {
        var (operation, frame) = (source.Operation, source.Frame);
        // An element of an element, a nested listing, is nothing that can be followed.
        if (operation is null || source.IsElement)
        {
            return PathTexts.Unknown;
        }

        if (source.IsYielded)
        {
            return paths.Read(operation, frame);
        }

        if (Listed(operation) is { } listed)
        {
            var texts = PathTexts.None;
            foreach (var element in listed)
            {
                texts = PathTexts.Either(
                    texts,
                    element is ISpreadOperation spread ? Any(spread.Operand, frame) : paths.Read(element, frame)
                );
            }

            return texts;
        }

        return operation is IInvocationOperation call ? OfCall(call, frame) : PathTexts.Unknown;
    }

    private static IEnumerable<IOperation>? Listed(IOperation collection) =>
        collection switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation { Elements: var elements } => elements,
            IObjectCreationOperation { Initializer: { } initializer } => initializer
                .Initializers.Select(Given)
                .OfType<IOperation>(),
            _ => null,
        };

    // Of a dictionary the values count, be they given as { key, value } or as [key] = value.
    private static IOperation? Given(IOperation initializer) =>
        initializer switch
        {
            IInvocationOperation { Arguments: { Length: 1 or 2 } arguments } => arguments[arguments.Length - 1].Value,
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments.IsEmpty: false } } entry =>
                entry.Value,
            _ => null,
        };

    private PathTexts OfCall(IInvocationOperation call, Frame? frame)
    {
        var method = call.TargetMethod;
        if (IsListing(method))
        {
            // Of what lists a directory, all that is known is where it lies.
            return paths
                .Read(types.IsFileObject(method.ContainingType) ? call.Instance : call.Arguments[0].Value, frame)
                .Select(directory => PathText.Join(directory, PathText.Hole));
        }

        return Sequences.Of(call) switch
        {
            SequenceKind.Same => Any(Sequences.Source(call), frame),
            SequenceKind.Joined => PathTexts.Either(
                Any(Sequences.Source(call), frame),
                Any(call.Arguments[call.Arguments.Length - 1].Value, frame)
            ),
            SequenceKind.Extended => PathTexts.Either(
                Any(Sequences.Source(call), frame),
                paths.Read(call.Arguments[call.Arguments.Length - 1].Value, frame)
            ),
            SequenceKind.Projected => Projected(call, frame, isFlat: false),
            SequenceKind.Flattened => Projected(call, frame, isFlat: true),
            _ => PathTexts.Unknown,
        };
    }

    private PathTexts Projected(IInvocationOperation call, Frame? frame, bool isFlat)
    {
        if (Sequences.Projection(call) is not { } body)
        {
            return PathTexts.Unknown;
        }

        var texts = PathTexts.None;
        foreach (var value in Returns.In(body))
        {
            texts = PathTexts.Either(texts, isFlat ? Any(value, frame) : paths.Read(value, frame));
        }

        return texts;
    }

    private bool IsListing(IMethodSymbol method) =>
        (
            method.Name.StartsWith("Get", StringComparison.Ordinal)
            || method.Name.StartsWith("Enumerate", StringComparison.Ordinal)
        ) && (types.IsDirectory(method.ContainingType) || types.IsFileObject(method.ContainingType));
}
