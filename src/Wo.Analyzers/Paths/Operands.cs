using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>Operations whose value is that of one of their operands.</summary>
internal static class Operands
{
    /// <summary>The operands; <see langword="null"/> where an operation makes its value itself, or takes it from elsewhere.</summary>
    public static IReadOnlyList<IOperation?>? PassedOnBy(IOperation operation) =>
        operation switch
        {
            IConversionOperation conversion => [conversion.Operand],
            IParenthesizedOperation parenthesized => [parenthesized.Operand],
            IAwaitOperation awaited => [awaited.Operation],
            IConditionalOperation choice => [choice.WhenTrue, choice.WhenFalse],
            ISwitchExpressionOperation choice => [.. choice.Arms.Select(arm => arm.Value)],
            ICoalesceOperation coalesce => [coalesce.Value, coalesce.WhenNull],
            ICoalesceAssignmentOperation filled => [filled.Target, filled.Value],
            ISimpleAssignmentOperation assignment => [assignment.Value],
            IConditionalAccessOperation access => [access.WhenNotNull],
            IConditionalAccessInstanceOperation instance => [Accessed(instance)],
            IThrowOperation => [],
            _ => null,
        };

    private static IOperation? Accessed(IConditionalAccessInstanceOperation instance)
    {
        for (var parent = instance.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.Operation.Syntax == instance.Syntax)
            {
                return access.Operation;
            }
        }

        return null;
    }
}
