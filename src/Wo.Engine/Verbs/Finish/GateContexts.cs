using Wo.Engine.Gates;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Finish;

/// <summary>What the gates look at, for the verbs that run them.</summary>
/// <param name="workspace">The state root.</param>
/// <param name="follow">Says what is running for as long as the result is not disposed.</param>
/// <param name="cancellation">Ends the gate that is running.</param>
internal sealed class GateContexts(
    Workspace workspace,
    Func<GateStep, IDisposable?> follow,
    CancellationToken cancellation
)
{
    /// <summary>The commands that were started, in order.</summary>
    public List<VerifyCommandResult> Commands { get; } = [];

    /// <summary>The gates that failed.</summary>
    public List<GateFailure> Failures { get; } = [];

    /// <summary>Puts it together.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="held">The work order.</param>
    /// <param name="running">The same, typed and complete.</param>
    public GateContext For(FinishRequest request, HeldWorkOrder held, RunningWorkOrder running)
    {
        var takenAt = WorkOrderTimestamp.TryParse(running.StartedAt, out var started) ? started : held.Lease.TakenAt;
        return new()
        {
            Workspace = workspace,
            WorkOrder = running,
            File = held.Subject.File,
            Place = ExecutionRoot.Of(
                workspace,
                running,
                held.Lease,
                wasMade: (held.Lease.Worktree ?? held.Subject.File.Summary.Worktree) is not null
            ),
            Session = workspace.Session,
            Summary = string.IsNullOrWhiteSpace(request.Summary) ? null : request.Summary,
            IsGivingUp = request.Result != FinishResult.Done,
            IsClosing = !request.OnlyLooks,
            WritesAllEvidence = request.WritesAllEvidence,
            SkipVerification = request.SkipVerification is not null,
            SkipDod = request.SkipDod is not null,
            AllowEmpty = request.AllowEmpty is not null,
            TakenAt = takenAt,
            OverrideReasons =
            [
                .. OverrideRecord.Reasons(held.Subject.File, takenAt),
                .. request.Overrides(held.Lease).Select(use => use.Why.Reason),
            ],
            // What the caller presented is the same, or worth nothing.
            Tokens = string.IsNullOrEmpty(held.Lease.Token) ? [] : [held.Lease.Token],
            Port = held.Lease.Port,
            Commands = Commands,
            Failures = Failures,
            Follow = follow,
            Cancellation = cancellation,
        };
    }
}
