using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>Follows what functions give back, called by their names or as values, and what they store through <c>out</c> parameters.</summary>
/// <param name="facts">What is known of the sources.</param>
/// <param name="walk">Follows the values.</param>
internal sealed class FunctionWalk(SourceFacts facts, SourceWalk walk)
{
    /// <summary>What a call gives back.</summary>
    public void Call(IInvocationOperation call, Frame? frame, List<ValueSource> sources)
    {
        if (GuardedMarks.Are(call.TargetMethod))
        {
            sources.Add(ValueSource.Guarded);
            return;
        }

        if (call.TargetMethod.MethodKind == MethodKind.DelegateInvoke)
        {
            Invoke(call.Instance, call.Arguments, frame, sources);
            return;
        }

        if (facts.Members.IsSeen(call.TargetMethod) && SourceWalk.MayEnter(frame))
        {
            Enter(call, frame, sources);
            return;
        }

        sources.Add(new ValueSource(call, frame));
    }

    /// <summary>What a delegate gives back.</summary>
    public void Invoke(
        IOperation? function,
        ImmutableArray<IArgumentOperation> arguments,
        Frame? frame,
        List<ValueSource> sources
    )
    {
        foreach (var source in walk.Of(function, frame))
        {
            if (
                !source.IsElement
                && SourceWalk.MayEnter(frame)
                && Results(source.Operation, arguments, frame) is var (value, callee)
            )
            {
                walk.Values(value, callee, sources);
            }
            else
            {
                sources.Add(ValueSource.Unseen);
            }
        }
    }

    /// <summary>What a lazy value is made by.</summary>
    public void Lazy(IOperation lazy, Frame? frame, List<ValueSource> sources)
    {
        foreach (var source in walk.Of(lazy, frame))
        {
            if (source is { IsElement: false, Operation: IObjectCreationOperation { Arguments.Length: > 0 } made })
            {
                Invoke(made.Arguments[0].Value, [], source.Frame, sources);
            }
            else
            {
                sources.Add(ValueSource.Unseen);
            }
        }
    }

    /// <summary>What a call stores through an <c>out</c> parameter.</summary>
    public void Out(IInvocationOperation call, IParameterSymbol parameter, Frame? frame, List<ValueSource> sources)
    {
        // What a dictionary gives is one of its values.
        if (
            call is { TargetMethod.Name: "TryGetValue", Instance: { } dictionary }
            && !facts.Members.IsSeen(call.TargetMethod)
        )
        {
            sources.Add(new ValueSource(dictionary, frame, IsElement: true));
        }
        else if (SourceWalk.MayEnter(frame))
        {
            var (value, callee) = Given(call, parameter, frame);
            walk.Values(value, callee, sources);
        }
        else
        {
            sources.Add(ValueSource.Unseen);
        }
    }

    private void Enter(IInvocationOperation call, Frame? frame, List<ValueSource> sources)
    {
        foreach (var method in facts.Members.Meant(Declared(call.TargetMethod), call.Instance).OfType<IMethodSymbol>())
        {
            var callee = new Frame(method, call.Arguments, frame);
            var value = facts.Members.Of(method);
            if (method.IsIterator)
            {
                sources.AddRange(value.Values.Select(yielded => new ValueSource(yielded, callee, IsYielded: true)));
            }
            else
            {
                walk.Values(value, callee, sources);
            }
        }
    }

    // What a lambda or a method group gives back, and where that stands.
    private (MemberValue Value, Frame Frame)? Results(
        IOperation? function,
        ImmutableArray<IArgumentOperation> arguments,
        Frame? caller
    ) =>
        function switch
        {
            IDelegateCreationOperation made => Results(made.Target, arguments, caller),
            IAnonymousFunctionOperation lambda => (
                new MemberValue([.. Returns.In(lambda.Body)], IsComplete: true),
                new Frame(lambda.Symbol, arguments, caller)
            ),
            IMethodReferenceOperation { Method: var method, Instance: var target } when facts.Members.IsSeen(method) =>
                (
                    facts.Members.Of(Implementation(method, target)),
                    new Frame(Implementation(method, target), arguments, caller)
                ),
            _ => null,
        };

    private (MemberValue Value, Frame Frame) Given(IInvocationOperation call, IParameterSymbol parameter, Frame? caller)
    {
        var method = Implementation(call.TargetMethod, call.Instance);
        return (
            facts.Members.IsSeen(method) ? facts.Outs.Find(method, parameter.Ordinal) : MemberValue.Unknown,
            new Frame(method, call.Arguments, caller)
        );
    }

    /// <summary>The one body that is meant by a method; of several none is.</summary>
    private IMethodSymbol Implementation(IMethodSymbol method, IOperation? instance) =>
        facts.Members.Meant(Declared(method), instance) is { Length: 1 } meant ? (IMethodSymbol)meant[0] : method;

    /// <summary>The method as it is declared, an extension with its first parameter.</summary>
    private static IMethodSymbol Declared(IMethodSymbol method) => (method.ReducedFrom ?? method).OriginalDefinition;
}
