using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>One of the values that a local variable gets.</summary>
/// <param name="Local">The variable.</param>
/// <param name="Syntax">Where it gets the value.</param>
/// <param name="Value">The expression; <see langword="null"/> where it cannot be seen.</param>
/// <param name="IsElement">Whether the value is an element of what the expression gives.</param>
/// <param name="Part">Which part of a tuple it is; negative for all of it.</param>
/// <param name="Out">Where the expression is a call that stores the value through a parameter: that parameter.</param>
internal sealed record LocalValue(
    ILocalSymbol Local,
    SyntaxNode Syntax,
    IOperation? Value,
    bool IsElement = false,
    int Part = -1,
    IParameterSymbol? Out = null
);
