using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Claims;

/// <summary>The code that runs because a look found nothing.</summary>
internal static class VacantBranches
{
    // Variables that get each other's values could lead in circles in code that does not compile.
    private const int MostVariables = 4;

    /// <param name="look">The look, a condition or a part of one, be it by way of a variable.</param>
    /// <returns>Operations, and whether each stands within the branch or behind it.</returns>
    public static IEnumerable<(IOperation Operation, bool IsWithin)> Of(IOperation look) => Of(look, MostVariables);

    private static IEnumerable<(IOperation Operation, bool IsWithin)> Of(IOperation look, int variables)
    {
        var (condition, isNegated) = Climb(look);
        return condition switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } }
                when !isNegated && variables > 0 => Uses(look, variable).SelectMany(use => Of(use, variables - 1)),
            _ => Around(condition, isNegated),
        };
    }

    private static IEnumerable<(IOperation, bool)> Around(IOperation condition, bool isNegated)
    {
        switch (condition.Parent)
        {
            case IConditionalOperation conditional when conditional.Condition == condition:
                var (vacant, occupied) = isNegated
                    ? (conditional.WhenTrue, conditional.WhenFalse)
                    : (conditional.WhenFalse, conditional.WhenTrue);
                if (vacant is not null)
                {
                    yield return (vacant, true);
                }

                if (occupied is not null && Leaves(occupied))
                {
                    foreach (var later in Behind(conditional))
                    {
                        yield return (later, false);
                    }
                }

                break;
            case IWhileLoopOperation loop when loop.Condition == condition:
                // Waiting until it is gone, then creating it.
                foreach (var later in isNegated ? [loop.Body] : Behind(loop))
                {
                    yield return (later, isNegated);
                }

                break;
        }
    }

    /// <summary>Up through negations and conjunctions to what the look decides.</summary>
    private static (IOperation Condition, bool IsNegated) Climb(IOperation look)
    {
        var (current, isNegated) = (look, false);
        while (true)
        {
            switch (current.Parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                    (current, isNegated) = (not, !isNegated);
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals
                    when ComparedWith(equals, current) is { } value:
                    (current, isNegated) = (equals, isNegated ^ !value);
                    break;
                case IIsPatternOperation
                {
                    Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool value } }
                } pattern:
                    (current, isNegated) = (pattern, isNegated ^ !value);
                    break;
                case IBinaryOperation
                {
                    OperatorKind: BinaryOperatorKind.ConditionalAnd
                        or BinaryOperatorKind.ConditionalOr
                        or BinaryOperatorKind.And
                        or BinaryOperatorKind.Or
                } junction:
                    current = junction;
                    break;
                case IParenthesizedOperation or IConversionOperation:
                    current = current.Parent;
                    break;
                case IVariableInitializerOperation initializer:
                    return (initializer, isNegated);
                default:
                    return (current, isNegated);
            }
        }
    }

    private static bool? ComparedWith(IBinaryOperation equals, IOperation operand)
    {
        var other = equals.LeftOperand == operand ? equals.RightOperand : equals.LeftOperand;
        return other.ConstantValue is { HasValue: true, Value: bool value } ? value : null;
    }

    private static IEnumerable<IOperation> Uses(IOperation look, ILocalSymbol variable)
    {
        var body = look;
        while (body.Parent is { } parent)
        {
            body = parent;
        }

        return body.Descendants()
            .Where(operation => operation is ILocalReferenceOperation use && KnownTypes.Same(use.Local, variable));
    }

    private static bool Leaves(IOperation branch) =>
        branch switch
        {
            IBlockOperation block => block.Operations.Length > 0
                && Leaves(block.Operations[block.Operations.Length - 1]),
            IExpressionStatementOperation statement => Leaves(statement.Operation),
            IReturnOperation or IThrowOperation or IBranchOperation => true,
            _ => false,
        };

    private static IEnumerable<IOperation> Behind(IOperation statement) =>
        statement.Parent is IBlockOperation block
            ? block.Operations.Where(operation => operation.Syntax.SpanStart > statement.Syntax.SpanStart)
            : [];
}
