using System.Collections.Immutable;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;

namespace Wo.Engine.Verbs;

/// <summary>How a work order is going to move: decided, but not done yet.</summary>
/// <param name="To">The state it enters.</param>
/// <param name="Edited">Its file as it is to be there.</param>
/// <param name="Entry">The session entry that follows.</param>
internal sealed record PlannedMove(WorkOrderState To, byte[] Edited, SessionEntry Entry)
{
    /// <summary>The work order with the lease that this operation put on record; <see langword="null"/> where it put none.</summary>
    public WorkOrderSubject? Leased { get; init; }

    /// <summary>The lease that ends with the move, and its worktree with it; <see langword="null"/> where none does.</summary>
    public Lease? Ends { get; init; }

    /// <summary>Whether the move ends what a worktree was kept for, although no lease ends with it.</summary>
    public bool EndsWorktree { get; init; }

    /// <summary>The commit that all gates passed at; <see langword="null"/> where they did not.</summary>
    public string? VerifiedCommit { get; init; }

    /// <summary>Ends what has to be waited for before the move begins.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether the worktree stays although its removal would lose nothing.</summary>
    public bool KeepWorktree { get; init; }

    /// <summary>Looks again, under the guard, at what else the decision was based on.</summary>
    public Func<Result<Unit>> Recheck { get; init; } = static () => Result.Ok;

    /// <summary>Hands a new worktree over to its owner, once that is not to be undone any more.</summary>
    public Func<Result<Unit>> HandOver { get; init; } = static () => Result.Ok;

    /// <summary>What the journal is told besides.</summary>
    public JournalNote Note { get; init; } = JournalNote.None;

    /// <summary>What is to be said besides.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
