using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.CodeFixes.Paths;

/// <summary>
/// Takes the expression of a path apart, from left to right. It gives up where the pieces would not say the same at
/// another place: what a variable was computed from must not have changed since.
/// </summary>
internal sealed class PathPieces
{
    private readonly List<PathPiece> pieces = [];
    private readonly ConditionalWeakTable<IOperation, LocalValues> knownLocals = new();
    private int variables;

    private readonly bool isPath;

    private PathPieces(bool isPath) => this.isPath = isPath;

    /// <summary>The pieces of a path, or <see langword="null"/> where it cannot be taken apart.</summary>
    public static IReadOnlyList<PathPiece>? Of(IOperation path)
    {
        var reading = new PathPieces(isPath: true);
        return reading.TryAdd(path) ? reading.pieces : null;
    }

    /// <summary>The pieces of a text as it is composed there; what stands in variables stays there.</summary>
    public static IReadOnlyList<PathPiece>? OfText(IOperation text)
    {
        var reading = new PathPieces(isPath: false);
        return reading.TryAdd(text) ? reading.pieces : null;
    }

    private bool TryAdd(IOperation operation)
    {
        operation = Unconverted(operation);
        if (operation is { ConstantValue: { HasValue: true, Value: string or char } constant })
        {
            pieces.Add(new PathPiece(constant.Value.ToString(), NameIn(operation), constant.Value is string));
            return true;
        }

        return operation switch
        {
            IInterpolatedStringOperation interpolated => interpolated.Parts.All(TryAdd),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => TryAdd(sum.LeftOperand)
                && TryAdd(sum.RightOperand),
            _ when !isPath => TryKeep(operation, hole: null),
            IInvocationOperation { TargetMethod: { ContainingType: var type, Name: var name } } call
                when type.ToDisplayString() == "System.IO.Path" && name is "Combine" or "Join" => TryJoin(call),
            IInvocationOperation { TargetMethod: { ContainingType: var type, Name: "GetFullPath" } } call
                when type.ToDisplayString() == "System.IO.Path" && call.Arguments.Length == 1 => TryAdd(
                call.Arguments[0].Value
            ),
            ILocalReferenceOperation local => TryFollow(local),
            _ => TryKeep(operation, hole: null),
        };
    }

    private bool TryAdd(IInterpolatedStringContentOperation part)
    {
        switch (part)
        {
            case IInterpolatedStringTextOperation { Text.ConstantValue.Value: string text }:
                pieces.Add(new PathPiece(text, null));
                return true;
            case IInterpolationOperation { Alignment: null, FormatString: null } plain
                when plain.Expression.Type?.SpecialType == SpecialType.System_String
                    || Unconverted(plain.Expression).Type?.SpecialType == SpecialType.System_String:
                return TryAdd(plain.Expression);
            case IInterpolationOperation hole:
                return TryKeep(hole.Expression, (InterpolationSyntax)hole.Syntax);
            default:
                return false;
        }
    }

    private bool TryJoin(IInvocationOperation call)
    {
        if (PathArguments.Of(call) is not { } parts)
        {
            return false;
        }

        for (var index = 0; index < parts.Count; index++)
        {
            if (index > 0)
            {
                // Combine drops what stands before a rooted part.
                if (parts[index].ConstantValue is { HasValue: true, Value: string text } && IsRooted(text))
                {
                    return false;
                }

                pieces.Add(PathPiece.Separator);
            }

            if (!TryAdd(parts[index]))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryFollow(ILocalReferenceOperation reference)
    {
        // What the path is made of stands there; what cannot be looked into is a name like any other.
        if (LocalValues.Around(reference, knownLocals).Only(reference.Local) is not { } value)
        {
            return TryKeep(reference, hole: null);
        }

        var before = pieces.Count;
        variables++;
        var added = TryAdd(value);
        variables--;
        if (added && pieces.Skip(before).Any(piece => piece.Text is not null))
        {
            return true;
        }

        pieces.RemoveRange(before, pieces.Count - before);
        return TryKeep(reference, hole: null);
    }

    private bool TryKeep(IOperation operation, InterpolationSyntax? hole)
    {
        if (operation.Syntax is not ExpressionSyntax source || (variables > 0 && !StableValues.IsStable(operation)))
        {
            return false;
        }

        pieces.Add(new PathPiece(null, source, hole is null && IsText(operation), hole, PlainNames.Are(operation)));
        return true;
    }

    private static bool IsText(IOperation operation) =>
        operation.Type?.SpecialType == SpecialType.System_String
        && operation.SemanticModel!.GetTypeInfo(operation.Syntax).Nullability.FlowState != NullableFlowState.MaybeNull;

    // A constant's name says more than its value; a literal is its value.
    private static ExpressionSyntax? NameIn(IOperation operation) =>
        operation is IFieldReferenceOperation or ILocalReferenceOperation ? operation.Syntax as ExpressionSyntax : null;

    private static bool IsRooted(string text) =>
        text.Length > 0 && (text[0] is '/' or '\\' || (text.Length > 1 && text[1] == ':'));

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { OperatorMethod: null } conversion
            ? Unconverted(conversion.Operand)
            : operation;
}
