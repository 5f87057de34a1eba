using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Gates;
using Wo.Engine.Processes;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo finish</c>: runs the gates and closes a running work order, or gives it up.</summary>
internal sealed class FinishCommand : WoCommand
{
    private readonly Argument<string> id = CommonOptions.Id();
    private readonly Option<string?> result = new("--result")
    {
        Description = "done (the default), failed or partial; the last two give up and run no gates",
        HelpName = "result",
    };

    private readonly Option<string?> summary = new("--summary")
    {
        Description = "What came of it, written to the session log",
        HelpName = "text",
    };

    private readonly Option<string?> owner = CommonOptions.Owner();
    private readonly Option<string?> token = CommonOptions.Token();
    private readonly Option<bool> keepWorktree = new("--keep-worktree") { Description = "Do not remove the worktree" };
    private readonly Option<bool> skipVerification = new("--skip-verification")
    {
        Description = "Do not run verify.commands; goes on record with the reason",
    };

    private readonly Option<bool> force = new("--force") { Description = "Although somebody else holds it" };
    private readonly Option<string?> reason = CommonOptions.Reason(
        "Why --skip-verification or --force is right, kept on record"
    );

    /// <inheritdoc/>
    public override string Name => "finish";

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
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(FinishReport.Answer(Finish(context, cancellation)));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        result.CompletionSources.Add("done", "failed", "partial");
        command.Arguments.Add(id);
        command.Options.Add(result);
        command.Options.Add(summary);
        command.Options.Add(owner);
        command.Options.Add(token);
        command.Options.Add(keepWorktree);
        command.Options.Add(skipVerification);
        command.Options.Add(force);
        command.Options.Add(reason);
    }

    private Result<FinishedWorkOrder> Finish(CommandContext context, CancellationToken cancellation) =>
        from request in Request(context)
        from workspace in WorkspaceOpener.Open(context)
        from finished in new FinishWorkOrder(workspace, Shell(context)).Run(
            request,
            context.Progress.Follow,
            cancellation
        )
        select finished;

    private Result<FinishRequest> Request(CommandContext context)
    {
        var (why, skip, forcing) = (context.Value(reason), context.Value(skipVerification), context.Value(force));
        return why is not null && !skip && !forcing
            ? Misused("--reason goes with --skip-verification or --force")
            : from skipped in skip
                ? from overriding in Override.Because("--skip-verification", why, $"wo {Name} --help")
                select (Override?)overriding
                : (Override?)null
            from finishAs in Wanted(context.Value(result))
            from forced in WorkspaceOpener.Force(forcing, why)
            from parsed in WorkspaceOpener.Id(context.Value(id))
            from caller in WorkspaceOpener.Caller(context, context.Value(owner), context.Value(token))
            select new FinishRequest(parsed, caller, finishAs)
            {
                Summary = context.Value(summary),
                KeepWorktree = context.Value(keepWorktree),
                Force = forced,
                SkipVerification = skipped,
            };
    }

    private Result<FinishResult> Wanted(string? word) =>
        word switch
        {
            null or "done" => FinishResult.Done,
            "failed" => FinishResult.Failed,
            "partial" => FinishResult.Partial,
            _ => Misused("--result is done, failed or partial"),
        };

    private static GateShell Shell(CommandContext context) =>
        new(ProcessRunner.ForThisPlatform(context.Time), ProcessEnvironment.OfThisProcess());
}
