using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.CodeFixes.Paths;

/// <summary>
/// Whether an expression says the same wherever it stands in a body: it is made of constants, read-only fields and
/// variables that are not assigned again.
/// </summary>
internal static class StableValues
{
    /// <summary>Whether it does. Calls and properties may answer differently the second time.</summary>
    public static bool IsStable(IOperation operation) =>
        operation switch
        {
            { ConstantValue.HasValue: true } => true,
            IInstanceReferenceOperation => true,
            IConversionOperation { OperatorMethod: null } conversion => IsStable(conversion.Operand),
            IFieldReferenceOperation { Field.IsReadOnly: true } field => field.Instance is null
                || IsStable(field.Instance),
            IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => !IsWritten(
                operation,
                parameter
            ),
            ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => !IsWritten(operation, local),
            _ => false,
        };

    private static bool IsWritten(IOperation operation, ISymbol symbol)
    {
        var body = operation;
        while (body.Parent is { } parent)
        {
            body = parent;
        }

        return body.Descendants().Any(written => Written(written) is { } target && Refers(target, symbol));
    }

    private static IOperation? Written(IOperation operation) =>
        operation switch
        {
            IAssignmentOperation assignment => assignment.Target,
            IIncrementOrDecrementOperation step => step.Target,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => argument.Value,
            IAddressOfOperation address => address.Reference,
            IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } alias => alias
                .GetVariableInitializer()
                ?.Value,
            _ => null,
        };

    private static bool Refers(IOperation target, ISymbol symbol) =>
        target
            .DescendantsAndSelf()
            .Any(part =>
                part switch
                {
                    ILocalReferenceOperation { Local: var local } => SymbolEqualityComparer.Default.Equals(
                        local,
                        symbol
                    ),
                    IParameterReferenceOperation { Parameter: var parameter } => SymbolEqualityComparer.Default.Equals(
                        parameter,
                        symbol
                    ),
                    _ => false,
                }
            );
}
