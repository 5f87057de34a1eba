namespace Wo.Engine.Verbs.Take;

/// <summary>A work order that another one builds on, and where its code is.</summary>
/// <param name="Text">Its id, as it is written.</param>
/// <param name="State">Its state, where that is certain.</param>
/// <param name="Branch">The branch that it was done on, where it says so.</param>
/// <param name="Commit">The commit that it was verified at, where it says so.</param>
internal sealed record DependencyCode(string Text, WorkOrderState? State, string? Branch, string? Commit)
{
    /// <summary>Whether the base branch has that commit; <see langword="null"/> where there is none, or it cannot be told.</summary>
    public bool? IsInBase { get; init; }

    /// <summary>What the taker has to know about it, in one line; <see langword="null"/> for nothing.</summary>
    public string? Warning { get; init; }
}
