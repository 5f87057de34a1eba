using Wo.Engine.Session;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Gates;

/// <summary>What the gates of one run look at, and what they found so far.</summary>
internal sealed class GateContext
{
    private Result<WorktreeCondition>? condition;

    /// <summary>The state root.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>The work order.</summary>
    public required RunningWorkOrder WorkOrder { get; init; }

    /// <summary>Where the work was done.</summary>
    public required ExecutionRoot Place { get; init; }

    /// <summary>The session log in force.</summary>
    public required SessionLog Session { get; init; }

    /// <summary>What came of the work, in the words of the caller; or <see langword="null"/>.</summary>
    public string? Summary { get; init; }

    /// <summary>Whether the gates are only asked for the record, because the work is given up in any case.</summary>
    public bool IsGivingUp { get; init; }

    /// <summary>Whether <c>verify.commands</c> are skipped by an override.</summary>
    public bool SkipVerification { get; init; }

    /// <summary>Says what is running for as long as the result is not disposed.</summary>
    public required Func<string, IDisposable?> Follow { get; init; }

    /// <summary>Ends the run, and the command that is running.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The commands that were started, in order.</summary>
    public List<VerifyCommandResult> Commands { get; } = [];

    /// <summary>The gates that failed.</summary>
    public List<GateFailure> Failures { get; } = [];

    /// <summary>The work order's id.</summary>
    public WorkOrderId Id => WorkOrder.Id;

    /// <summary>The worktree as it was when a gate first asked: the commit that all of them judge.</summary>
    public Result<WorktreeCondition> Condition => condition ??= Place.Look();
}
