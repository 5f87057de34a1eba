using System.Collections.Immutable;
using Wo.Engine.Session;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;

namespace Wo.Engine.Verbs.Finish;

/// <summary>How a running work order is going to be finished: decided, but not done yet.</summary>
internal sealed record FinishPlan
{
    /// <summary>The work order.</summary>
    public required HeldWorkOrder Held { get; init; }

    /// <summary>The same, typed and complete.</summary>
    public required RunningWorkOrder Running { get; init; }

    /// <summary>What it is finished as.</summary>
    public required FinishResult Result { get; init; }

    /// <summary>The branch of the work.</summary>
    public required string Branch { get; init; }

    /// <summary>The commit that all gates passed at; <see langword="null"/> where they did not.</summary>
    public string? VerifiedCommit { get; init; }

    /// <summary>How often verify commands have failed; <see langword="null"/> where that does not change.</summary>
    public long? VerifyFailures { get; init; }

    /// <summary>What was skipped or forced, for the record.</summary>
    public ImmutableArray<FieldChange> Overrides { get; init; } = [];

    /// <summary>Looks again, under the guard, at what the gates judged.</summary>
    public Func<Result<Unit>> Recheck { get; init; } = static () => Core.Errors.Result.Ok;

    /// <summary>The session entry that follows.</summary>
    public required SessionEntry Entry { get; init; }

    /// <summary>Whether the worktree stays although its removal would lose nothing.</summary>
    public bool KeepWorktree { get; init; }

    /// <summary>Ends what has to be waited for before it is finished.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What the journal is told besides.</summary>
    public JournalNote Note { get; init; } = JournalNote.None;

    /// <summary>The plan as a move.</summary>
    /// <param name="now">When the work order is finished.</param>
    public Result<PlannedMove> ToMove(DateTimeOffset now)
    {
        var counted = VerifyFailures is { } count ? Running with { VerifyFailures = count } : Running;
        var revision = Held.Subject.NextRevision;
        WorkOrder finished = Result switch
        {
            FinishResult.Done => counted.FinishDone(now, VerifiedCommit!, revision),
            FinishResult.Failed => counted.FinishFailed(now, null, revision),
            _ => counted.FinishPartial(now, null, revision),
        };
        return from edited in Held.Edit(Running, finished, Overrides.AsSpan())
            select new PlannedMove(finished.State, edited, Entry)
            {
                Ends = Held.Lease,
                KeepWorktree = KeepWorktree,
                VerifiedCommit = VerifiedCommit,
                Cancellation = Cancellation,
                Recheck = Recheck,
                Note = Note,
            };
    }
}
