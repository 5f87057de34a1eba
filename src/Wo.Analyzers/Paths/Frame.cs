using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>A call that a reading went into: what its parameters are is said by the arguments of this one call.</summary>
/// <param name="method">The method or constructor.</param>
/// <param name="arguments">The arguments.</param>
/// <param name="caller">Where the call itself stands; <see langword="null"/> for the code that was looked at first.</param>
internal sealed class Frame(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, Frame? caller)
{
    /// <summary>Where the call stands.</summary>
    public Frame? Caller { get; } = caller;

    /// <summary>How many calls lead here, from 1.</summary>
    public int Depth { get; } = (caller?.Depth ?? 0) + 1;

    /// <summary>The argument of a parameter; <see langword="null"/> where the parameter belongs to another method.</summary>
    public IOperation? Argument(IParameterSymbol parameter) =>
        KnownTypes.Same(parameter.ContainingSymbol.OriginalDefinition, method.OriginalDefinition)
            ? arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal)?.Value
            : null;
}
