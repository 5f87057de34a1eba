using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>What a member may be.</summary>
/// <param name="Values">The expressions that give its value.</param>
/// <param name="IsComplete">Whether there can be no others.</param>
internal sealed record MemberValue(ImmutableArray<IOperation> Values, bool IsComplete)
{
    /// <summary>Nothing is seen.</summary>
    public static MemberValue Unknown { get; } = new([], false);
}
