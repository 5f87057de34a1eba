using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>One reading of one path: what texts the expressions make that it comes from.</summary>
/// <param name="facts">What is known of the sources.</param>
internal sealed class PathReading(SourceFacts facts)
{
    private const int Deepest = 64;

    private readonly KnownTypes types = facts.Types;
    private readonly SourceWalk walk = new(facts);
    private readonly Additions additions = new(facts);
    private int depth;

    /// <summary>The texts that an expression may have.</summary>
    /// <param name="operation">The expression.</param>
    /// <param name="frame">The call that it stands in.</param>
    public PathTexts Read(IOperation? operation, Frame? frame)
    {
        if (operation is null || depth >= Deepest)
        {
            return PathTexts.Unknown;
        }

        depth++;
        var type = Operations.Unconverted(operation).Type;
        // Of some types all that counts is said by the type: where the value comes from adds nothing.
        var texts =
            operation.ConstantValue is { HasValue: true } constant ? Constant(constant.Value)
            : KnownTypes.Same(type, types.CtxPath) ? CtxPathOf(operation, frame)
            : IsHarmless(type) ? PathTexts.Of(PathText.Harmless)
            : walk.Of(operation, frame)
                .Aggregate(PathTexts.None, (known, source) => PathTexts.Either(known, Read(source)));
        depth--;
        return texts;
    }

    /// <summary>The texts of a value at its source.</summary>
    private PathTexts Read(ValueSource source)
    {
        if (source.IsGuarded)
        {
            return PathTexts.Of(PathText.Join(PathText.Guarded, PathText.Hole));
        }

        if (source.Operation is not { } operation || source.IsYielded)
        {
            return PathTexts.Unknown;
        }

        var elements = new ElementReading(walk, types, this, additions);
        return source.IsElement ? elements.Any(operation, source.Frame) : Made(operation, source.Frame, elements);
    }

    private PathTexts Made(IOperation operation, Frame? frame, ElementReading elements) =>
        operation.ConstantValue is { HasValue: true } constant
            ? Constant(constant.Value)
            : operation switch
            {
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Sum(sum, frame),
                ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } sum => Read(sum.Target, frame)
                    .With(Read(sum.Value, frame), string.Concat),
                IInterpolatedStringHandlerCreationOperation handler => Read(handler.Content, frame),
                IInterpolatedStringOperation interpolated => PathTexts.Concat([
                    .. interpolated.Parts.Select(part => Part(part, frame)),
                ]),
                IFieldReferenceOperation field => Field(field),
                IArrayElementReferenceOperation element => elements.Any(element.ArrayReference, frame),
                IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } list } => elements.Any(
                    list,
                    frame
                ),
                IPropertyReferenceOperation property => Property(property, frame),
                IInvocationOperation call => KnownCalls.Read(call, types, new ArgumentReading(this, elements, frame)),
                IObjectCreationOperation creation when types.IsFileObject(creation.Type) => creation.Arguments.Length
                > 0
                    ? Read(creation.Arguments[0].Value, frame)
                    : PathTexts.Unknown,
                _ => PathTexts.Unknown,
            };

    // Where a path of our own type is put together in sight, what it holds is known, too.
    private PathTexts CtxPathOf(IOperation operation, Frame? frame) =>
        Operations.Unconverted(operation) switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } child => Read(child.LeftOperand, frame)
                .With(Read(child.RightOperand, frame), PathText.Join),
            IInvocationOperation { TargetMethod.Name: "Of" } call
                when KnownTypes.Same(call.TargetMethod.ContainingType, types.CtxPath) => PathTexts.Of(PathText.Guarded),
            IInvocationOperation { TargetMethod.Name: "Below", Arguments.Length: 1, Instance: { } above } below
                when KnownTypes.Same(above.Type, types.CtxPath) => Read(above, frame)
                .With(Read(below.Arguments[0].Value, frame), PathText.Join),
            _ => PathTexts.Of(PathText.Join(PathText.Guarded, PathText.Hole)),
        };

    private static PathTexts Constant(object? value) =>
        PathTexts.Of(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");

    // A sum of thousands of operands is as deep as it is long: its spine is walked, not descended.
    private PathTexts Sum(IBinaryOperation sum, Frame? frame)
    {
        var parts = new List<PathTexts>();
        IOperation left = sum;
        while (left is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } binary)
        {
            parts.Add(Read(binary.RightOperand, frame));
            left = binary.LeftOperand is IConversionOperation { Operand: IBinaryOperation inner }
                ? inner
                : binary.LeftOperand;
        }

        parts.Add(Read(left, frame));
        parts.Reverse();
        return PathTexts.Concat(parts);
    }

    private PathTexts Part(IInterpolatedStringContentOperation part, Frame? frame) =>
        part switch
        {
            IInterpolatedStringTextOperation text => Read(text.Text, frame),
            IInterpolationOperation { Alignment: null } hole => Read(hole.Expression, frame),
            IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation { Arguments.Length: 1 } append } =>
                Read(append.Arguments[0].Value, frame),
            _ => PathTexts.Unknown,
        };

    private PathTexts Field(IFieldReferenceOperation reference) =>
        types.IsPath(reference.Field.ContainingType)
        && reference.Field.Name is "DirectorySeparatorChar" or "AltDirectorySeparatorChar"
            ? PathTexts.Of("/")
        : reference.Field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } ? PathTexts.Of("")
        : PathTexts.Unknown;

    private PathTexts Property(IPropertyReferenceOperation reference, Frame? frame) =>
        KnownTypes.Same(reference.Property.ContainingType, types.CtxPath) ? CtxText(reference.Property.Name)
        : types.IsFileObject(reference.Property.ContainingType)
            ? FileObject(reference.Property.Name, Read(reference.Instance, frame))
        : types.IsPath(reference.Property.ContainingType)
        && reference.Property.Name.EndsWith("DirectorySeparatorChar", StringComparison.Ordinal)
            ? PathTexts.Of("/")
        // What a task, a lazy or a nullable value holds.
        : reference is { Property.Name: "Result" or "Value", Instance: IInvocationOperation inner } ? Read(inner, frame)
        : PathTexts.Unknown;

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

    /// <summary>Whether a value is written without separators and without a name.</summary>
    private bool IsHarmless(ITypeSymbol? type) =>
        type?.SpecialType
            is >= SpecialType.System_Boolean
                and <= SpecialType.System_Double
                and not SpecialType.System_Char
        || KnownTypes.Same(type, types.Guid);
}
