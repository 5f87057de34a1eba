using System.Collections.Immutable;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Verbs.Finish;

/// <summary>How a running work order is going to be closed: decided, but not done yet.</summary>
internal sealed record FinishPlan
{
    /// <summary>The work order.</summary>
    public required WorkOrderSubject Subject { get; init; }

    /// <summary>The same, typed and complete.</summary>
    public required RunningMetadata Metadata { get; init; }

    /// <summary>Who holds it.</summary>
    public required Lease Lease { get; init; }

    /// <summary>What it is closed as.</summary>
    public required FinishResult Result { get; init; }

    /// <summary>The branch of the work.</summary>
    public required string Branch { get; init; }

    /// <summary>The commit that all gates passed at; <see langword="null"/> where they did not.</summary>
    public string? VerifiedCommit { get; init; }

    /// <summary>How often verify commands have failed; <see langword="null"/> where that does not change.</summary>
    public long? VerifyFailures { get; init; }

    /// <summary>What was skipped or forced, for the record.</summary>
    public ImmutableArray<FieldChange> Overrides { get; init; } = [];

    /// <summary>What the decision was based on, looked at again under the guard.</summary>
    public Func<WoError?> Recheck { get; init; } = static () => null;

    /// <summary>The session entry that follows.</summary>
    public required SessionEntry Entry { get; init; }

    /// <summary>Whether the worktree stays although nothing in it could be missed.</summary>
    public bool KeepWorktree { get; init; }
}
