using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>Steps through operations.</summary>
internal static class Operations
{
    /// <summary>The body, or the initializer, that an operation stands in.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>What is converted, where it is only that.</summary>
    public static IOperation Unconverted(IOperation operation) =>
        operation switch
        {
            IConversionOperation { OperatorMethod: null } conversion => Unconverted(conversion.Operand),
            IParenthesizedOperation parenthesized => Unconverted(parenthesized.Operand),
            _ => operation,
        };
}
