using System.Collections.Immutable;

namespace Wo.Engine.Store.Tree;

/// <summary>What a work order names: other work orders, and the paths that it is about.</summary>
/// <param name="Dependencies"><c>dependencies</c>: each entry that is text.</param>
/// <param name="Allow"><c>scope.allow</c>: the globs of paths that may change.</param>
/// <param name="Deny"><c>scope.deny</c>: the globs of paths that must not change.</param>
internal sealed record WorkOrderLinks(
    ImmutableArray<WrittenDependency> Dependencies,
    ImmutableArray<string> Allow,
    ImmutableArray<string> Deny
)
{
    /// <summary>Nothing.</summary>
    public static WorkOrderLinks None { get; } = new([], [], []);
}
