using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>Follows what fields and properties hold: of the one object that is meant, where it is known which.</summary>
/// <param name="facts">What is known of the sources.</param>
/// <param name="walk">Follows the values.</param>
internal sealed class MemberWalk(SourceFacts facts, SourceWalk walk)
{
    /// <summary>Adds where what a member holds, or a method group, may come from.</summary>
    public void Follow(IMemberReferenceOperation reference, Frame? frame, List<ValueSource> sources)
    {
        if (GuardedMarks.Are(reference.Member))
        {
            sources.Add(ValueSource.Guarded);
            return;
        }

        // What a base class library or another assembly holds is for the reader of its meaning.
        if (!facts.Members.IsSeen(reference.Member))
        {
            sources.Add(new ValueSource(reference, frame));
            return;
        }

        var value = facts.Members.Find(reference.Member, reference.Instance);
        if (MemberValues.ParameterOf(reference.Member) is { } positional)
        {
            Positional(value, reference, positional, frame, sources);
            return;
        }

        if (
            reference.Instance is not (null or IInstanceReferenceOperation)
            && Creation(reference.Instance, frame) is { } made
        )
        {
            walk.Values(value, made.Frame, sources, made.Creation);
            return;
        }

        walk.Values(value, frame, sources);
    }

    private void Positional(
        MemberValue value,
        IMemberReferenceOperation reference,
        IParameterSymbol positional,
        Frame? frame,
        List<ValueSource> sources
    )
    {
        if (Creation(reference.Instance, frame) is { } made)
        {
            walk.Follow(made.Frame.Argument(positional), made.Frame.Caller, sources);
            return;
        }

        walk.Values(facts.Parameters.Find(positional), null, sources);
        foreach (var assigned in value.Values)
        {
            walk.Follow(assigned, null, sources);
        }
    }

    /// <summary>The one creation that an object comes from.</summary>
    private (IObjectCreationOperation Creation, Frame Frame)? Creation(IOperation? instance, Frame? frame) =>
        instance is not null
        && walk.Of(instance, frame) is { Count: 1 } sources
        && sources[0]
            is {
                IsElement: false,
                Operation: IObjectCreationOperation { Constructor: { } constructor } creation,
                Frame: var place
            }
            ? (creation, new Frame(constructor, creation.Arguments, place))
            : null;
}
