using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Finish;

/// <summary><c>wo finish</c>: runs the gates and closes a running work order, or gives it up.</summary>
internal sealed class FinishCommand : WoCommand
{
    private static readonly string[] Results = ["done", "failed", "partial"];

    private readonly IdArgument id = new() { States = [WorkOrderState.Running] };
    private readonly Option<string?> result = new("--result")
    {
        Description = "done (the default), failed or partial; the last two give up and run no gates",
        HelpName = "result",
    };

    private readonly Option<string?> summary = new("--summary")
    {
        Description = "The outcome, written to the session log",
        HelpName = "text",
    };

    private readonly CallerOptions callerOptions = new();
    private readonly Option<bool> keepWorktree = new("--keep-worktree") { Description = "Do not remove the worktree" };
    private readonly Option<bool> skipVerification = new("--skip-verification")
    {
        Description = "Do not run verify.commands and verify_always; recorded with the reason",
    };

    private readonly Option<bool> skipDod = new("--skip-dod")
    {
        Description = "Do not ask the definition of done for checks and artifacts; recorded with the reason",
    };

    private readonly Option<bool> allowEmpty = new("--allow-empty")
    {
        Description = "Close it although its branch has no commit of its own; recorded with the reason",
    };

    private readonly Option<bool> force = CommonOptions.Force("Do it although another owner holds it");
    private readonly Option<bool> offline = CommonOptions.Offline();
    private readonly Option<string?> reason = CommonOptions.Reason(
        "Why --skip-verification, --skip-dod, --allow-empty, --force or --offline is right, in ten characters or more; kept on record"
    );

    /// <inheritdoc/>
    public override string Name => "finish";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["close", "complete", "done", "end", "submit", "fail"];

    /// <inheritdoc/>
    public override string Summary => "Run the gates and close a running work order";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo finish WO-0016 --summary \"segments are clustered\"", "verify and close"),
            new("wo finish WO-0016 --result failed --summary \"the index is too slow\"", "give up"),
            new("wo finish WO-0016 --result partial --summary \"the reader works\"", "hand the rest over"),
            new(
                "wo finish WO-0016 --summary done --skip-verification --reason \"build server is down\"",
                "close without verify.commands"
            ),
        ];

    /// <inheritdoc/>
    public override AgentTool? ForAgents => new("finish") { Without = ["--owner", "--token"], Required = ["id"] };

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        Finish(context).TryGet(out var outcome, out var error) ? FinishReport.Answer(outcome) : error;

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        result.CompletionSources.Add(Results);
        id.AddTo(command);
        command.Options.Add(result);
        command.Options.Add(summary);
        callerOptions.AddTo(command);
        command.Options.Add(keepWorktree);
        command.Options.Add(skipVerification);
        command.Options.Add(skipDod);
        command.Options.Add(allowEmpty);
        command.Options.Add(force);
        command.Options.Add(offline);
        command.Options.Add(reason);
    }

    private Result<FinishOutcome> Finish(CommandContext context) =>
        from request in Request(context)
        from without in CommonOptions.Override(context, offline, reason)
        from opened in WorkspaceOpener.Open(context, without)
        let outcome = new FinishWorkOrder(opened, CallerShell.Of(context)).Run(
            request,
            context.Progress.Gate,
            context.Cancellation
        )
        select outcome;

    private Result<FinishRequest> Request(CommandContext context) =>
        context.Value(reason) is not null
        && !context.Value(skipVerification)
        && !context.Value(skipDod)
        && !context.Value(allowEmpty)
        && !context.Value(force)
        && !context.Value(offline)
            ? UsageError.Because(
                "--reason goes with --skip-verification, --skip-dod, --allow-empty, --force or --offline"
            )
            : from skipped in CommonOptions.Override(context, skipVerification, reason)
            from unasked in CommonOptions.Override(context, skipDod, reason)
            from empty in CommonOptions.Override(context, allowEmpty, reason)
            from finishAs in Wanted(context.Value(result))
            from forced in CommonOptions.Override(context, force, reason)
            from parsed in id.Read(context)
            from caller in callerOptions.Read(context, parsed)
            select new FinishRequest(parsed, caller, finishAs)
            {
                Summary = context.Value(summary),
                KeepWorktree = context.Value(keepWorktree),
                Force = forced,
                SkipVerification = skipped,
                SkipDod = unasked,
                AllowEmpty = empty,
            };

    private static Result<FinishResult> Wanted(string? word) =>
        word switch
        {
            null or "done" => FinishResult.Done,
            "failed" => FinishResult.Failed,
            "partial" => FinishResult.Partial,
            _ => UsageError.Because(
                "--result must be done, failed or partial" + TypoCorrection.DidYouMean(word, Results)
            ),
        };
}
