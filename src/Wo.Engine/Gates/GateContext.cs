using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Gates;

/// <summary>What the gates of one run look at, and what they found so far.</summary>
internal sealed class GateContext
{
    private Result<WorktreeCondition>? condition;
    private Result<BaseRef>? start;
    private Result<WorkDiff>? diff;
    private Result<PathPolicy>? policy;
    private TreeInputs? inputs;
    private readonly Lazy<string?> baseForCommands;

    /// <summary>Begins a run.</summary>
    public GateContext() => baseForCommands = new Lazy<string?>(FindBaseForCommands);

    /// <summary>The state root.</summary>
    public required Workspace Workspace { get; init; }

    /// <summary>The work order.</summary>
    public required RunningWorkOrder WorkOrder { get; init; }

    /// <summary>The same as it is written; <see langword="null"/> where nothing asks for that.</summary>
    public WorkOrderCandidate? File { get; init; }

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

    /// <summary>Whether checks and artifacts of the definition of done are skipped by an override.</summary>
    public bool SkipDod { get; init; }

    /// <summary>Whether the work order is closed where the gates agree, and not only looked at.</summary>
    public bool IsClosing { get; init; } = true;

    /// <summary>Whether all evidence that can be generated is wanted, besides what the definition of done asks for.</summary>
    public bool WritesAllEvidence { get; init; }

    /// <summary>Whether evidence is written, and not only asked whether it could be.</summary>
    public bool WritesEvidence => IsClosing || WritesAllEvidence;

    /// <summary>Whether work without a commit of its own is accepted by an override.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Why rules were set aside, for the verdict.</summary>
    public IReadOnlyList<string> OverrideReasons { get; init; } = [];

    /// <summary>When the work order was taken.</summary>
    public DateTimeOffset TakenAt { get; init; }

    /// <summary>Says what is running for as long as the result is not disposed.</summary>
    public required Func<GateStep, IDisposable?> Follow { get; init; }

    /// <summary>Ends the run, and the command that is running.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>What gives the right to close the work order, and so must reach neither a gate nor a log.</summary>
    public IReadOnlyList<string> Tokens { get; init; } = [];

    /// <summary>The number that no other running work order has; <see langword="null"/> for none.</summary>
    public int? Port { get; init; }

    /// <summary>The commands that were started, in order.</summary>
    public List<VerifyCommandResult> Commands { get; init; } = [];

    /// <summary>The gates that failed.</summary>
    public List<GateFailure> Failures { get; init; } = [];

    /// <summary>The work order's id.</summary>
    public WorkOrderId Id => WorkOrder.Id;

    /// <summary>What the branch of the work is compared with.</summary>
    public Result<BaseRef> Base => start ??= Workspace.Refs.DefaultBase(Place.Path, Workspace.Settings.BaseBranch);

    /// <summary>The same in a form that git understands in the worktree; asked once for all commands.</summary>
    public string? BaseForCommands => baseForCommands.Value;

    /// <summary>
    /// Whether the commits of the work are there to be judged: where the worktree is gone or on another branch, a gate says
    /// so.
    /// </summary>
    public bool HasWork => Condition.TryGet(out var found, out _) && found.Branch == Place.Branch;

    /// <summary>What the work changed.</summary>
    public Result<WorkDiff> Diff => diff ??= WorkDiff.Of(this);

    /// <summary>The files that people write besides work orders.</summary>
    public TreeInputs Inputs => inputs ??= new TreeInputs(Workspace.Files, Workspace.Layout);

    /// <summary>The definition of done.</summary>
    public Result<DefinitionOfDone> DefinitionOfDone =>
        Inputs.FindDefinitionOfDone(WorkOrder.DodId) is { } found
            ? found
            : new WoError(
                Problem.UnknownDefinitionOfDone,
                $"no definition of done in {Workspace.Layout.DefinitionsOfDone} that can be read is {WorkOrder.DodId}"
            )
            {
                NextSteps = [$"wo lint {Id}"],
                Verify = [$"wo lint {Id}"],
            };

    /// <summary>Where evidence is written.</summary>
    public EvidenceFiles EvidenceFiles => new(Workspace.Files, Workspace.Writer, Workspace.Layout);

    /// <summary>Which changes under <c>_ctx</c> the work may bring along.</summary>
    public Result<PathPolicy> Policy => policy ??= ReadPolicy();

    /// <summary>The worktree as it was when a gate first asked: the commit that all of them judge.</summary>
    public Result<WorktreeCondition> Condition => condition ??= Place.Look();

    private Result<PathPolicy> ReadPolicy()
    {
        var file = Inputs.FinishPolicy;
        return file.IsMissing || file.Problem is not { } problem
            ? PathPolicy.Of(file, Place.RootBelowTop)
            : new WoError(Problem.InputInvalid, $"{problem.Path}:{problem.Position}: {problem.Message}")
            {
                NextSteps = FileHistory.Commands(file.Path),
                Verify = ["wo lint"],
            };
    }

    private string? FindBaseForCommands() =>
        !Base.TryGet(out var found, out _) ? null
        : Workspace.Refs.ResolveCommit(Place.Path, found.Name).TryGet(out var named, out _) && named == found.Oid
            ? found.Name
        : found.Oid;
}
