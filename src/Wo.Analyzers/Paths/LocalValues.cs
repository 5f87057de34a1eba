using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>The values of local variables that are assigned once, found by one walk through a body.</summary>
internal sealed class LocalValues
{
    private static readonly ConditionalWeakTable<IOperation, LocalValues>.CreateValueCallback Create =
        body => new LocalValues(body);

    private readonly Dictionary<ILocalSymbol, IOperation?> values = new(SymbolEqualityComparer.Default);

    private LocalValues(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            Note(operation);
        }
    }

    /// <summary>The values in the body that an operation stands in, kept for as long as the compiler keeps the body.</summary>
    public static LocalValues Around(IOperation operation, ConditionalWeakTable<IOperation, LocalValues> known)
    {
        var body = operation;
        while (body.Parent is { } parent)
        {
            body = parent;
        }

        return known.GetValue(body, Create);
    }

    /// <summary>
    /// The only value that a variable gets, or the collection whose elements it runs through;
    /// <see langword="null"/> where there are several, or none that can be seen.
    /// </summary>
    public IOperation? Find(ILocalSymbol local) => values.TryGetValue(local, out var value) ? value : null;

    private void Note(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation declarator:
                Declare(declarator);
                break;
            case IForEachLoopOperation loop when loop.Locals.Length == 1:
                Assign(loop.Locals[0], loop);
                break;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                Assign(target.Local, assignment.Value);
                break;
            case IAssignmentOperation assignment and not ISimpleAssignmentOperation:
                Forget(assignment.Target);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                Forget(argument.Value);
                break;
            case IAddressOfOperation address:
                Forget(address.Reference);
                break;
        }
    }

    private void Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.GetVariableInitializer()?.Value is not { } value)
        {
            return;
        }

        Assign(declarator.Symbol, value);
        if (declarator.Symbol.RefKind != RefKind.None)
        {
            Forget(value);
            values[declarator.Symbol] = null;
        }
    }

    private void Assign(ILocalSymbol local, IOperation value) =>
        values[local] = values.ContainsKey(local) ? null : value;

    private void Forget(IOperation written)
    {
        foreach (var operation in written.DescendantsAndSelf())
        {
            if (operation is ILocalReferenceOperation { Local: var local })
            {
                values[local] = null;
            }
        }
    }
}
