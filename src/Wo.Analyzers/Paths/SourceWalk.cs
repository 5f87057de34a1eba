using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>
/// Follows an expression to where its value comes from: through variables, members, parameters, calls and the parts of
/// tuples, until an expression makes the value.
/// </summary>
/// <param name="facts">What is known of the sources.</param>
internal sealed class SourceWalk(SourceFacts facts)
{
    // Expressions nest, and members may lead in circles: beyond these bounds a value is simply not known.
    private const int MostFollowed = 2048;
    private const int DeepestFrame = 8;

    private readonly HashSet<(object, Frame?)> open = [];
    private readonly HashSet<(object, Frame?)> unseen = [];
    private int followed;

    private FunctionWalk Functions => new(facts, this);

    private MemberWalk Members => new(facts, this);

    /// <summary>Where a value may come from.</summary>
    public List<ValueSource> Of(IOperation? operation, Frame? frame)
    {
        var sources = new List<ValueSource>();
        Follow(operation, frame, sources);
        return sources;
    }

    /// <summary>Whether one more call may be gone into.</summary>
    public static bool MayEnter(Frame? frame) => (frame?.Depth ?? 0) < DeepestFrame;

    /// <summary>Adds where a value may come from.</summary>
    public void Follow(IOperation? operation, Frame? frame, List<ValueSource> sources)
    {
        if (operation is { ConstantValue.HasValue: false } && Operands.PassedOnBy(operation) is { } operands)
        {
            foreach (var operand in operands)
            {
                Follow(operand, frame, sources);
            }

            return;
        }

        switch (operation)
        {
            case null:
                sources.Add(ValueSource.Unseen);
                break;
            case { ConstantValue.HasValue: true }:
                sources.Add(new ValueSource(operation, frame));
                break;
            case ILocalReferenceOperation local:
                Once(local.Syntax, frame, sources, () => Local(local, frame, sources));
                break;
            case IParameterReferenceOperation parameter:
                Once(parameter.Parameter, frame, sources, () => Parameter(parameter, frame, sources));
                break;
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } tuple } field:
                Part(tuple, TupleParts.IndexOf(field.Field), frame, sources);
                break;
            case IPropertyReferenceOperation { Property.ContainingType.IsAnonymousType: true, Instance: { } made } part:
                Part(made, part.Property.Name, frame, sources);
                break;
            case IPropertyReferenceOperation
            {
                Property: { Name: "Value", ContainingType: { Name: "Lazy", Arity: 1 } },
                Instance: { } lazy
            }:
                Once(operation.Syntax, frame, sources, () => Functions.Lazy(lazy, frame, sources));
                break;
            case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                Once(
                    operation.Syntax,
                    frame,
                    sources,
                    () => Members.Follow((IMemberReferenceOperation)operation, frame, sources)
                );
                break;
            case IInvocationOperation call:
                Once(call.Syntax, frame, sources, () => Functions.Call(call, frame, sources));
                break;
            default:
                sources.Add(new ValueSource(operation, frame));
                break;
        }
    }

    /// <summary>Goes on, but not in circles: what is being followed already adds nothing to itself.</summary>
    private void Once(object key, Frame? frame, List<ValueSource> sources, Action follow)
    {
        // What is known to come from elsewhere costs nothing, however often a path names it.
        if (unseen.Contains((key, frame)) || ++followed > MostFollowed)
        {
            sources.Add(ValueSource.Unseen);
        }
        else if (open.Add((key, frame)))
        {
            var first = sources.Count;
            follow();
            open.Remove((key, frame));
            if (sources.Count > first && sources.Skip(first).All(source => source == ValueSource.Unseen))
            {
                unseen.Add((key, frame));
            }
        }
    }

    private void Local(ILocalReferenceOperation local, Frame? frame, List<ValueSource> sources)
    {
        var values = LocalValues.Around(local, facts.Locals).At(local);
        if (values.Count == 0)
        {
            sources.Add(ValueSource.Unseen);
        }

        foreach (var value in values)
        {
            if (value.IsElement)
            {
                sources.Add(new ValueSource(value.Value, frame, IsElement: true));
            }
            else if (value.Part >= 0)
            {
                Part(value.Value!, value.Part, frame, sources);
            }
            else if (value is { Out: { } parameter, Value: IInvocationOperation call })
            {
                Functions.Out(call, parameter, frame, sources);
            }
            else if (value.Value is ICompoundAssignmentOperation)
            {
                sources.Add(new ValueSource(value.Value, frame));
            }
            else
            {
                Follow(value.Value, frame, sources);
            }
        }
    }

    private void Parameter(IParameterReferenceOperation reference, Frame? frame, List<ValueSource> sources)
    {
        var parameter = reference.Parameter;
        if (GuardedMarks.Are(parameter))
        {
            sources.Add(ValueSource.Guarded);
            return;
        }

        for (var current = frame; current is not null; current = current.Caller)
        {
            if (current.Argument(parameter) is { } argument)
            {
                Follow(argument, current.Caller, sources);
                return;
            }
        }

        if (LambdaParameters.Collection(reference) is { } collection)
        {
            sources.Add(new ValueSource(collection, frame, IsElement: true));
            return;
        }

        Values(facts.Parameters.Find(parameter), null, sources);
    }

    /// <summary>Follows all values that a member, a parameter or a function may have.</summary>
    public void Values(
        MemberValue value,
        Frame? frame,
        List<ValueSource> sources,
        IObjectCreationOperation? creation = null
    )
    {
        if (!value.IsComplete)
        {
            sources.Add(ValueSource.Unseen);
        }

        foreach (var operation in value.Values)
        {
            // What is given to other objects says nothing of this one.
            if (creation is null || MemberValue.GivenTo(operation) is not { } other || other == creation.Syntax)
            {
                Follow(operation, frame, sources);
            }
        }
    }

    private void Part(IOperation whole, string name, Frame? frame, List<ValueSource> sources)
    {
        foreach (var source in Of(whole, frame))
        {
            var given = (source.IsElement ? null : source.Operation as IAnonymousObjectCreationOperation)
                ?.Initializers.OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(given =>
                    given.Target is IPropertyReferenceOperation part && part.Property.Name == name
                );
            Follow(given?.Value, source.Frame, sources);
        }
    }

    private void Part(IOperation tuple, int index, Frame? frame, List<ValueSource> sources)
    {
        foreach (var source in Of(tuple, frame))
        {
            if (
                source is { IsElement: false, Operation: ITupleOperation { Elements: var elements } }
                && index < elements.Length
            )
            {
                Follow(elements[index], source.Frame, sources);
            }
            else
            {
                sources.Add(ValueSource.Unseen);
            }
        }
    }
}
