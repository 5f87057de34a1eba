using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>One reading of one path: follows expressions to where they come from, within bounds.</summary>
internal sealed class PathReading(
    KnownTypes types,
    MemberValues members,
    ConditionalWeakTable<IOperation, LocalValues> locals
)
{
    // Expressions nest, and members may lead in circles: beyond these bounds a path is simply not known.
    private const int Deepest = 64;
    private const int MostFollowed = 128;

    private int depth;
    private int followed;

    public PathTexts Read(IOperation? operation)
    {
        if (operation is null || depth >= Deepest)
        {
            return PathTexts.Unknown;
        }

        depth++;
        var texts = ReadUnbounded(operation);
        depth--;
        return texts;
    }

    private PathTexts ReadUnbounded(IOperation operation) =>
        operation.ConstantValue is { HasValue: true } constant ? Constant(constant.Value)
        : KnownTypes.Same(operation.Type, types.CtxPath) ? CtxPathOf(operation)
        : operation switch
        {
            IConversionOperation conversion => Read(conversion.Operand),
            IParenthesizedOperation parenthesized => Read(parenthesized.Operand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Sum(sum),
            IInterpolatedStringHandlerCreationOperation handler => Read(handler.Content),
            IInterpolatedStringOperation interpolated => PathTexts.Concat([.. interpolated.Parts.Select(Part)]),
            IConditionalOperation conditional => PathTexts.Either(
                Read(conditional.WhenTrue),
                Read(conditional.WhenFalse)
            ),
            ICoalesceOperation coalesce => PathTexts.Either(Read(coalesce.Value), Read(coalesce.WhenNull)),
            ISwitchExpressionOperation choice => choice.Arms.Aggregate(
                PathTexts.None,
                (texts, arm) => PathTexts.Either(texts, Read(arm.Value))
            ),
            IThrowOperation => PathTexts.None,
            ISimpleAssignmentOperation assignment => Read(assignment.Value),
            IConditionalAccessOperation access => Read(access.WhenNotNull),
            IConditionalAccessInstanceOperation instance => Read(Accessed(instance)),
            ILocalReferenceOperation local => Follow(LocalValues.Around(local, locals).Find(local.Local)),
            IFieldReferenceOperation field => Field(field),
            IPropertyReferenceOperation property => Property(property),
            IInvocationOperation call => Call(call),
            IObjectCreationOperation creation when types.IsFileObject(creation.Type) => creation.Arguments.Length > 0
                ? Read(creation.Arguments[0].Value)
                : PathTexts.Unknown,
            _ => IsHarmless(operation.Type) ? PathTexts.Of(PathText.Harmless) : PathTexts.Unknown,
        };

    // Our own type is guarded whatever it holds; where it is put together in sight, so is what it holds.
    private PathTexts CtxPathOf(IOperation operation) =>
        operation switch
        {
            IParenthesizedOperation parenthesized => CtxPathOf(parenthesized.Operand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } child => Read(child.LeftOperand)
                .With(Read(child.RightOperand), PathText.Join),
            IInvocationOperation { TargetMethod.Name: "Of" } call
                when KnownTypes.Same(call.TargetMethod.ContainingType, types.CtxPath) => PathTexts.Of(PathText.Guarded),
            _ => PathTexts.Of(PathText.Join(PathText.Guarded, PathText.Hole)),
        };

    private static PathTexts Constant(object? value) =>
        PathTexts.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    // A sum of thousands of operands is as deep as it is long: its spine is walked, not descended.
    private PathTexts Sum(IBinaryOperation sum)
    {
        var parts = new List<PathTexts>();
        IOperation left = sum;
        while (left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } binary)
        {
            parts.Add(Read(binary.RightOperand));
            left = binary.LeftOperand is IConversionOperation { Operand: IBinaryOperation inner }
                ? inner
                : binary.LeftOperand;
        }

        parts.Add(Read(left));
        parts.Reverse();
        return PathTexts.Concat(parts);
    }

    private PathTexts Part(IInterpolatedStringContentOperation part) =>
        part switch
        {
            IInterpolatedStringTextOperation text => Read(text.Text),
            IInterpolationOperation { Alignment: null } hole => Read(hole.Expression),
            IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.Length: 1 } append } =>
                Read(append.Arguments[0].Value),
            _ => PathTexts.Unknown,
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

    private PathTexts Field(IFieldReferenceOperation reference) =>
        KnownTypes.Same(reference.Field.ContainingType, types.Path)
        && reference.Field.Name is "DirectorySeparatorChar" or "AltDirectorySeparatorChar"
            ? PathTexts.Of("/")
        : reference.Field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } ? PathTexts.Of("")
        : Follow(reference.Field);

    private PathTexts Property(IPropertyReferenceOperation reference)
    {
        if (KnownTypes.Same(reference.Property.ContainingType, types.CtxPath))
        {
            return CtxText(reference.Property.Name);
        }

        return types.IsFileObject(reference.Property.ContainingType)
            ? FileObject(reference.Property.Name, Read(reference.Instance))
            : Follow(reference.Property);
    }

    private static PathTexts CtxText(string property) =>
        property switch
        {
            "Relative" => PathTexts.Of(PathText.Join(PathText.Guarded, PathText.Hole)),
            "Name" => PathTexts.Unknown,
            _ => PathTexts.Of(string.Join("/", PathText.Hole, PathText.Guarded, PathText.Hole)),
        };

    private static PathTexts FileObject(string property, PathTexts path) =>
        property switch
        {
            "FullName" => path,
            "Directory" or "DirectoryName" or "Parent" => path.Select(PathText.Parent),
            "Name" => path.Select(PathText.Name),
            _ => PathTexts.Unknown,
        };

    private PathTexts Call(IInvocationOperation call) =>
        KnownPathCalls.TryRead(call, types, Read, out var texts) ? texts
        : call.TargetMethod.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction ? Follow(call.TargetMethod)
        : PathTexts.Unknown;

    private PathTexts Follow(ISymbol member)
    {
        if (followed >= MostFollowed)
        {
            return PathTexts.Unknown;
        }

        var value = members.Find(member);
        var texts = value.IsComplete ? PathTexts.None : PathTexts.Unknown;
        foreach (var operation in value.Values)
        {
            texts = PathTexts.Either(texts, Follow(operation));
        }

        return texts;
    }

    private PathTexts Follow(IOperation? value)
    {
        if (value is null || ++followed > MostFollowed)
        {
            return PathTexts.Unknown;
        }

        return value is IForEachLoopOperation loop
            ? KnownPathCalls.ReadElement(loop.Collection, types, Read)
            : Read(value);
    }

    /// <summary>Whether a value is written without separators and without a name.</summary>
    private bool IsHarmless(ITypeSymbol? type) =>
        type?.SpecialType
            is >= SpecialType.System_Boolean
                and <= SpecialType.System_Double
                and not SpecialType.System_Char
        || KnownTypes.Same(type, types.Guid);
}
