using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>What a single operation writes to local variables.</summary>
internal static class LocalWrites
{
    /// <summary>The values, one for each variable; of the operation itself, not of those within it.</summary>
    public static IEnumerable<LocalValue> In(IOperation operation) =>
        operation switch
        {
            IVariableDeclaratorOperation declarator => Declared(declarator),
            IForEachLoopOperation loop when loop.Locals.Length == 1 =>
            [
                new LocalValue(loop.Locals[0], loop.Syntax, loop.Collection, IsElement: true),
            ],
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment =>
            [
                new LocalValue(target.Local, assignment.Syntax, assignment.IsRef ? null : assignment.Value),
                .. assignment.IsRef ? Lost(assignment.Value) : [],
            ],
            // What the variable was before is a part of what it is then, so the assignment is read as a whole.
            ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } sum =>
            [
                new LocalValue(target.Local, sum.Syntax, sum),
            ],
            ICoalesceAssignmentOperation { Target: ILocalReferenceOperation target } filled =>
            [
                new LocalValue(target.Local, filled.Syntax, filled.Value),
            ],
            IDeconstructionAssignmentOperation torn => Torn(torn.Target, torn.Value, torn.Syntax),
            IIsPatternOperation { Pattern: var pattern } matched => Matched(pattern, matched.Value),
            IAssignmentOperation assignment and not ISimpleAssignmentOperation => Lost(assignment.Target),
            IArgumentOperation
            {
                Parameter: { RefKind: RefKind.Out } parameter,
                Parent: IInvocationOperation call,
                Value: var given
            } when Unwrapped(given) is ILocalReferenceOperation target =>
            [
                new LocalValue(target.Local, given.Syntax, call, Out: parameter),
            ],
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument => Lost(argument.Value),
            IAddressOfOperation address => Lost(address.Reference),
            _ => [],
        };

    private static IEnumerable<LocalValue> Declared(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer()?.Value is not { } value)
        {
            return [];
        }

        return declarator.Symbol.RefKind == RefKind.None
            ? [new LocalValue(declarator.Symbol, declarator.Syntax, value)]
            : [new LocalValue(declarator.Symbol, declarator.Syntax, null), .. Lost(value)];
    }

    private static IEnumerable<LocalValue> Torn(IOperation target, IOperation value, SyntaxNode syntax)
    {
        target = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        var parts = (Operations.Unconverted(value) as ITupleOperation)?.Elements;
        if (target is not ITupleOperation tuple)
        {
            return target is ILocalReferenceOperation local
                ? [new LocalValue(local.Local, syntax, value)]
                : Lost(target);
        }

        return tuple.Elements.SelectMany(
            (element, index) =>
                parts is { } known && known.Length == tuple.Elements.Length ? Torn(element, known[index], syntax)
                : Unwrapped(element) is ILocalReferenceOperation part
                    ? [new LocalValue(part.Local, syntax, value, Part: index)]
                : Lost(element)
        );
    }

    private static IOperation Unwrapped(IOperation element) =>
        element is IDeclarationExpressionOperation declaration ? declaration.Expression : element;

    // Only a pattern that takes the value as a whole says what the variable is.
    private static IEnumerable<LocalValue> Matched(IPatternOperation pattern, IOperation value) =>
        pattern
            .DescendantsAndSelf()
            .Select(part =>
                Declared(part) is { } local ? new LocalValue(local, part.Syntax, part == pattern ? value : null) : null
            )
            .OfType<LocalValue>();

    private static ILocalSymbol? Declared(IOperation pattern) =>
        pattern switch
        {
            IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } => local,
            IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol local } => local,
            _ => null,
        };

    private static IEnumerable<LocalValue> Lost(IOperation written) =>
        written
            .DescendantsAndSelf()
            .OfType<ILocalReferenceOperation>()
            .Select(reference => new LocalValue(reference.Local, written.Syntax, null));
}
