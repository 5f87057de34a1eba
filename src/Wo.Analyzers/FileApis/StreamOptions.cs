using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.FileApis;

/// <summary>
/// What an object of <c>FileStreamOptions</c> says: where it is created, and where its properties are set afterwards.
/// </summary>
/// <param name="options">The expression that gives it.</param>
/// <param name="scope">The compilation.</param>
internal sealed class StreamOptions(IOperation options, AnalysisScope scope)
{
    /// <summary>How it opens a file. What several places say differently is not known.</summary>
    public Opening Opening
    {
        get
        {
            var sources = scope.Paths.Sources(options);
            var creations = sources.Select(source => source.Operation).OfType<IObjectCreationOperation>().ToList();
            return creations.Count == sources.Count && !IsHandedOn()
                ? new Opening(
                    Value(creations, "Mode", Opening.Open),
                    Value(creations, "Access", Opening.Read),
                    Value(creations, "Options", 0)
                )
                : Opening.Unknown;
        }
    }

    private int? Value(List<IObjectCreationOperation> creations, string property, int missing)
    {
        var later = Later(property).ToList();
        // What is set on the way to the call, whatever happens, counts instead of what was set before.
        var values = later.Any(IsCertain)
            ? later.Select(Assigned)
            : later
                .Select(Assigned)
                .Concat(creations.Select(creation => Set(creation, property) is { } set ? Constant(set) : missing));
        var different = values.Distinct().ToList();
        return different.Count == 1 ? different[0] : null;
    }

    private static IOperation? Set(IObjectCreationOperation creation, string property) =>
        creation
            .Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .LastOrDefault(set => set.Target is IPropertyReferenceOperation target && target.Property.Name == property)
            ?.Value;

    private IEnumerable<IAssignmentOperation> Later(string property) =>
        Uses()
            .Select(use => use.Parent)
            .OfType<IPropertyReferenceOperation>()
            .Where(target => target.Property.Name == property)
            .Select(target => target.Parent)
            .OfType<IAssignmentOperation>()
            .Where(set => set.Target is IPropertyReferenceOperation);

    private bool IsCertain(IAssignmentOperation set) =>
        set is ISimpleAssignmentOperation
        && set.Parent is IExpressionStatementOperation { Parent: IBlockOperation block }
        && set.Syntax.SpanStart < options.Syntax.SpanStart
        && block.Syntax.Span.Contains(options.Syntax.Span);

    // Another method that gets it may set anything.
    private bool IsHandedOn() =>
        Uses()
            .Any(use =>
                use.Parent is IArgumentOperation { Parent: IInvocationOperation call }
                && scope.Operations.Find(call.TargetMethod, out _) is null
            );

    /// <summary>Where the variable is used that holds it.</summary>
    private IEnumerable<IOperation> Uses() =>
        Operations.Unconverted(options) switch
        {
            ILocalReferenceOperation local => Operations
                .Root(local)
                .Descendants()
                .Where(use => use is ILocalReferenceOperation other && KnownTypes.Same(other.Local, local.Local)),
            IMemberReferenceOperation member => scope.UsesOf(member.Member),
            _ => [],
        };

    // |= adds to what was there.
    private static int? Assigned(IAssignmentOperation set) =>
        set is ISimpleAssignmentOperation ? Constant(set.Value) : null;

    private static int? Constant(IOperation operation) =>
        operation.ConstantValue is { HasValue: true, Value: int value } ? value : null;
}
