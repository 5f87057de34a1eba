using System.Collections.Immutable;

namespace Wo.Engine.Git;

/// <summary>Whether a worktree may be removed without anything being lost.</summary>
/// <param name="Reasons">What speaks against it, each in one line.</param>
internal sealed record Disposability(ImmutableArray<string> Reasons)
{
    /// <summary>Whether nothing does.</summary>
    public bool IsDisposable => Reasons.IsEmpty;
}
