using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Heartbeat;

/// <summary><c>wo heartbeat</c>: renews a lease.</summary>
internal sealed class HeartbeatCommand : WoCommand
{
    private readonly IdArgument id = new() { States = [WorkOrderState.Running] };
    private readonly CallerOptions callerOptions = new();

    /// <inheritdoc/>
    public override string Name => "heartbeat";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["renew", "ping", "keepalive"];

    /// <inheritdoc/>
    public override string Summary => "Renew the lease of a running work order";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo heartbeat WO-0016", "renew the lease while you work")];

    /// <inheritdoc/>
    public override AgentTool? ForAgents => new("heartbeat") { Without = ["--owner", "--token"], Required = ["id"] };

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        CommandResult.From(
            from wanted in id.Read(context)
            from opened in WorkspaceOpener.Open(context)
            from caller in callerOptions.Read(context, wanted)
            from lease in new RenewLease(opened).Run(wanted, caller)
            from closed in WorktreeCleanup.RunDeferred(opened)
            select new HeartbeatReport(wanted, lease),
            report => report
        );

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        callerOptions.AddTo(command);
    }
}
