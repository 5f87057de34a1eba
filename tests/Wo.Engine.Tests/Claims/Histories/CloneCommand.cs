namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>One command in one clone, and what comes between.</summary>
/// <param name="Verb">What it does.</param>
/// <param name="Id">The work order, where the verb is about one.</param>
internal sealed record CloneCommand(CloneVerb Verb, string Id)
{
    /// <summary>Work in the main worktree.</summary>
    public bool NoWorktree { get; init; }

    /// <summary>Whether a reason is given for which a lease of another owner is replaced.</summary>
    public bool IsForced { get; init; }

    /// <summary>Whether it goes on without the remote.</summary>
    public bool IsOffline { get; init; }

    /// <summary>What happens at which call of the network.</summary>
    public (Cut Cut, int Call)? Cut { get; init; }

    /// <summary>At which call of git its process dies, or <see langword="null"/>.</summary>
    public int? KilledAtGit { get; init; }

    /// <summary>At which operation on a file its process dies, or <see langword="null"/>.</summary>
    public int? KilledAtFile { get; init; }

    /// <summary>Whether it hands a work order to a clone.</summary>
    public bool IsTake => Verb is CloneVerb.Take or CloneVerb.TakeNext or CloneVerb.Resume or CloneVerb.TakeOver;

    /// <summary>Whether it moves a work order out of a state.</summary>
    public bool IsMove => Verb is >= CloneVerb.FinishDone and <= CloneVerb.Requeue;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Verb} {Id}{(NoWorktree ? " --no-worktree" : "")}{(IsForced ? " --force" : "")}{(IsOffline ? " --offline" : "")}"
        + (Cut is { } cut ? $" [{cut.Cut} at call {cut.Call}]" : "")
        + (KilledAtGit is { } git ? $" [killed at git {git}]" : "")
        + (KilledAtFile is { } file ? $" [killed at file {file}]" : "");
}
