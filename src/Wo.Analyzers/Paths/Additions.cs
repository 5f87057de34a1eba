using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>Something that is added to a collection.</summary>
/// <param name="Value">The element, or the collection of elements.</param>
/// <param name="IsMany">Whether it is a collection of them.</param>
internal readonly record struct Addition(IOperation Value, bool IsMany);

/// <summary>What is added to collections after they are made.</summary>
/// <param name="facts">What is known of the sources.</param>
internal sealed class Additions(SourceFacts facts)
{
    /// <summary>What is added to a collection under the name that it has here, wherever that is.</summary>
    public IEnumerable<Addition> To(IOperation collection) =>
        Operations.Unconverted(collection) switch
        {
            ILocalReferenceOperation local => LocalValues.Around(local, facts.Locals).AddedTo(local.Local),
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference
                when facts.Members.IsSeen(reference.Member) => (facts.Uses.Of(reference.Member) ?? [])
                .Select(use => By(use))
                .OfType<Addition>(),
            _ => [],
        };

    /// <summary>What the use of a collection adds to it; <see langword="null"/> where it adds nothing.</summary>
    public static Addition? By(IOperation use) =>
        use.Parent switch
        {
            IInvocationOperation { TargetMethod.Name: "Add" or "Insert" or "Push" or "Enqueue" or "TryAdd" } call
                when call.Instance == use && call.Arguments.Length > 0 => new Addition(Last(call), IsMany: false),
            IInvocationOperation { TargetMethod.Name: "AddRange", Arguments.Length: 1 } call
                when call.Instance == use => new Addition(Last(call), IsMany: true),
            IPropertyReferenceOperation
            {
                Arguments.IsEmpty: false,
                Parent: ISimpleAssignmentOperation { Target: var target } assignment
            } element when element.Instance == use && target == element => new Addition(
                assignment.Value,
                IsMany: false
            ),
            _ => null,
        };

    // A dictionary gets its value behind the key, a list its element behind the place.
    private static IOperation Last(IInvocationOperation call) => call.Arguments[call.Arguments.Length - 1].Value;
}
