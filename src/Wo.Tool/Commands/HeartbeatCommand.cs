using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo heartbeat</c>: renews a lease.</summary>
internal sealed class HeartbeatCommand : WoCommand
{
    private readonly Argument<string> id = CommonOptions.Id();
    private readonly Option<string?> owner = CommonOptions.Owner();
    private readonly Option<string?> token = CommonOptions.Token();

    /// <inheritdoc/>
    public override string Name => "heartbeat";

    /// <inheritdoc/>
    public override string Summary => "Renew the lease of a running work order";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo heartbeat WO-0016", "say that the work goes on")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(Run(context));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        command.Arguments.Add(id);
        command.Options.Add(owner);
        command.Options.Add(token);
    }

    private CommandResult Run(CommandContext context) =>
        CommandResult.From(
            from wanted in WorkspaceOpener.Id(context.Value(id))
            from workspace in WorkspaceOpener.Open(context)
            from caller in WorkspaceOpener.Caller(context, context.Value(owner), context.Value(token))
            from lease in new RenewLease(workspace).Run(wanted, caller)
            select new HeartbeatReport(wanted, lease),
            report => report
        );
}
