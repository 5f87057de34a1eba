using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Verify;

/// <summary><c>wo verify</c>: runs the gates of <c>finish</c> and closes nothing.</summary>
internal sealed class VerifyCommand : WoCommand
{
    private readonly IdArgument id = new() { States = [WorkOrderState.Running] };
    private readonly CallerOptions callerOptions = new();
    private readonly Option<bool> evidence = new("--evidence")
    {
        Description = "Write diff.patch, handoff.md, verification_report.log and verdict.json, too",
    };

    private readonly Option<bool> generateOnly = new("--generate-only")
    {
        Description = "Write the evidence without asking any gate",
    };

    private readonly Option<bool> clean = new("--clean")
    {
        Description = "Set generated evidence aside first, so that all of it is made anew",
    };

    private readonly Option<bool> force = CommonOptions.Force("Do it although another owner holds it");
    private readonly Option<string?> reason = CommonOptions.Reason("Why --force is right, in ten characters or more");

    /// <inheritdoc/>
    public override string Name => "verify";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["check", "test", "gates"];

    /// <inheritdoc/>
    public override string Summary => "Run the gates of finish, and close nothing";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo verify WO-0016", "would finish agree?"),
            new("wo verify WO-0016 --evidence", "write the evidence, too"),
            new("wo verify WO-0016 --generate-only --clean", "make the evidence anew, without any gate"),
        ];

    /// <inheritdoc/>
    public override AgentTool? ForAgents => new("verify") { Without = ["--owner", "--token"], Required = ["id"] };

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        Verify(context).TryGet(out var outcome, out var error) ? VerifyReport.Answer(outcome) : error;

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        command.Options.Add(evidence);
        command.Options.Add(generateOnly);
        command.Options.Add(clean);
        callerOptions.AddTo(command);
        command.Options.Add(force);
        command.Options.Add(reason);
    }

    private Result<VerifyOutcome> Verify(CommandContext context) =>
        from request in Request(context)
        from opened in WorkspaceOpener.Open(context)
        let outcome = new VerifyWorkOrder(opened, CallerShell.Of(context)).Run(
            request,
            context.Progress.Gate,
            context.Cancellation
        )
        select outcome;

    private Result<VerifyRequest> Request(CommandContext context) =>
        context.Value(reason) is not null && !context.Value(force) ? UsageError.Because("--reason goes with --force")
        : context.Value(clean) && !context.Value(evidence) && !context.Value(generateOnly)
            ? UsageError.Because("--clean goes with --evidence or --generate-only")
        : from forced in CommonOptions.Override(context, force, reason)
        from parsed in id.Read(context)
        from caller in callerOptions.Read(context, parsed)
        select new VerifyRequest(parsed, caller)
        {
            Force = forced,
            Evidence = context.Value(evidence),
            GenerateOnly = context.Value(generateOnly),
            Clean = context.Value(clean),
        };
}
