using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>The values that the local variables of a body get, found by one walk through it.</summary>
internal sealed class LocalValues
{
    private static readonly ConditionalWeakTable<IOperation, LocalValues>.CreateValueCallback Create =
        body => new LocalValues(body);

    private readonly Dictionary<ILocalSymbol, List<LocalValue>> values = new(SymbolEqualityComparer.Default);
    private readonly List<(ILocalSymbol Local, Addition Addition)> additions = [];
    private readonly ReachingValues reaching;

    private LocalValues(IOperation body)
    {
        reaching = new ReachingValues(body);
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation used && Additions.By(used) is { } addition)
            {
                additions.Add((used.Local, addition));
            }

            Add(LocalWrites.In(operation));
        }
    }

    private void Add(IEnumerable<LocalValue> written)
    {
        foreach (var value in written)
        {
            if (!values.TryGetValue(value.Local, out var known))
            {
                values.Add(value.Local, known = []);
            }

            known.Add(value);
        }
    }

    /// <summary>The values in the body that an operation stands in, kept for as long as the compiler keeps the body.</summary>
    public static LocalValues Around(IOperation operation, ConditionalWeakTable<IOperation, LocalValues> known) =>
        known.GetValue(Operations.Root(operation), Create);

    /// <summary>The only value that a variable gets; <see langword="null"/> where there are several, or none that can be seen.</summary>
    public IOperation? Only(ILocalSymbol local) =>
        values.TryGetValue(local, out var known)
        && known.Count == 1
        && known[0] is { IsElement: false, Part: < 0, Out: null } only
            ? only.Value
            : null;

    /// <summary>What is added to the collection that a variable holds.</summary>
    public IEnumerable<Addition> AddedTo(ILocalSymbol local) =>
        additions.Where(added => KnownTypes.Same(added.Local, local)).Select(added => added.Addition);

    /// <summary>The values that a variable may have where it is read.</summary>
    public IReadOnlyList<LocalValue> At(ILocalReferenceOperation reference) =>
        !values.TryGetValue(reference.Local, out var known) ? ImmutableArray<LocalValue>.Empty
        : known.Count == 1 ? known
        : reaching.Of(reference, known);
}
