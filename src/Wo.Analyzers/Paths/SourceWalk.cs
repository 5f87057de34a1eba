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
    private const int MostFollowed = 256;
    private const int DeepestFrame = 8;

    private readonly HashSet<(object, Frame?)> open = [];
    private readonly HashSet<(object, Frame?)> unseen = [];
    private int followed;

    private FunctionWalk Functions => new(facts, this);

    /// <summary>Where a value may come from.</summary>
    public List<ValueSource> Of(IOperation? operation, Frame? frame)
    {
        var sources = new List<ValueSource>();
        Follow(operation, frame, sources);
        return sources;
    }

    /// <summary>Whether one more call may be gone into.</summary>
    public static bool MayEnter(Frame? frame) => (frame?.Depth ?? 0) < DeepestFrame;

    private void Follow(IOperation? operation, Frame? frame, List<ValueSource> sources)
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
                    () => Member((IMemberReferenceOperation)operation, frame, sources)
                );
                break;
            case IInvocationOperation call:
                Once(call.Syntax, frame, sources, () => Call(call, frame, sources));
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

    private void Member(IMemberReferenceOperation reference, Frame? frame, List<ValueSource> sources)
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

        var value = facts.Members.Find(reference.Member);
        if (MemberValues.ParameterOf(reference.Member) is { } positional)
        {
            Follow(value, reference, positional, frame, sources);
            return;
        }

        if (
            reference.Instance is not (null or IInstanceReferenceOperation)
            && Creation(reference.Instance, frame) is { } made
        )
        {
            Values(value, made.Frame, sources, made.Creation);
            return;
        }

        Values(value, frame, sources);
    }

    private void Follow(
        MemberValue value,
        IMemberReferenceOperation reference,
        IParameterSymbol positional,
        Frame? frame,
        List<ValueSource> sources
    )
    {
        if (Creation(reference.Instance, frame) is { } made)
        {
            Follow(made.Frame.Argument(positional), made.Frame.Caller, sources);
            return;
        }

        Values(facts.Parameters.Find(positional), null, sources);
        foreach (var assigned in value.Values)
        {
            Follow(assigned, null, sources);
        }
    }

    /// <summary>The one creation that an object comes from.</summary>
    private (IObjectCreationOperation Creation, Frame Frame)? Creation(IOperation? instance, Frame? frame) =>
        instance is not null
        && Of(instance, frame) is { Count: 1 } sources
        && sources[0]
            is {
                IsElement: false,
                Operation: IObjectCreationOperation { Constructor: { } constructor } creation,
                Frame: var place
            }
            ? (creation, new Frame(constructor, creation.Arguments, place))
            : null;

    private void Call(IInvocationOperation call, Frame? frame, List<ValueSource> sources)
    {
        if (GuardedMarks.Are(call.TargetMethod))
        {
            sources.Add(ValueSource.Guarded);
            return;
        }

        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        {
            Functions.Invoke(call.Instance, call.Arguments, frame, sources);
            return;
        }

        if (facts.Members.IsSeen(call.TargetMethod) && MayEnter(frame))
        {
            Enter(call, frame, sources);
            return;
        }

        sources.Add(new ValueSource(call, frame));
    }

    private void Enter(IInvocationOperation call, Frame? frame, List<ValueSource> sources)
    {
        var method = facts.Members.Implementation(call.TargetMethod.OriginalDefinition) as IMethodSymbol;
        var callee = new Frame(method ?? call.TargetMethod, call.Arguments, frame);
        var value = facts.Members.Find(call.TargetMethod);
        if (method?.IsIterator == true)
        {
            sources.AddRange(value.Values.Select(yielded => new ValueSource(yielded, callee, IsYielded: true)));
        }
        else
        {
            Values(value, callee, sources);
        }
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
