using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>What a member or a parameter may be.</summary>
/// <param name="Values">The expressions that give its value.</param>
/// <param name="IsComplete">Whether there can be no others.</param>
internal sealed record MemberValue(ImmutableArray<IOperation> Values, bool IsComplete)
{
    /// <summary>Nothing is seen.</summary>
    public static MemberValue Unknown { get; } = new([], false);

    /// <summary>The creation in whose braces a value is given: <c>new Place { Path = value }</c>.</summary>
    public static SyntaxNode? GivenTo(IOperation value) =>
        value.Parent
            is ISimpleAssignmentOperation
            {
                Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation }
            } assignment
        && assignment.Value == value
            ? creation.Syntax
            : null;
}
