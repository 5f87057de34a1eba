namespace Wo.Engine.Verbs;

/// <summary>Who runs the command.</summary>
/// <param name="Owner">The name a lease is taken under.</param>
/// <param name="IsExplicit">
/// Whether the name was given (option or <c>WO_OWNER</c>) and not just taken from the operating system, whose user
/// several agents may share.
/// </param>
/// <param name="Token">The lease token presented, or <see langword="null"/>.</param>
internal sealed record Caller(string Owner, bool IsExplicit, string? Token)
{
    /// <summary>Whether name and token are those that the worktree was handed out with, in which the caller stands.</summary>
    public bool IsOfWorktree { get; init; }
}
