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
    private readonly Option<bool> shared = new("--shared")
    {
        Description = "Renew it for other clones at once, not a quarter of its time later",
    };

    /// <inheritdoc/>
    public override string Name => "heartbeat";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["renew", "ping", "keepalive"];

    /// <inheritdoc/>
    public override string Summary => "Renew the lease of a running work order";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo heartbeat WO-0016", "renew the lease while you work"),
            new("wo heartbeat WO-0016 --shared", "renew it for other clones, too"),
        ];

    /// <inheritdoc/>
    public override AgentTool? ForAgents => new("heartbeat") { Without = ["--owner", "--token"], Required = ["id"] };

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        (
            from wanted in id.Read(context)
            from opened in WorkspaceOpener.Open(context)
            from caller in callerOptions.Read(context, wanted)
            from lease in new RenewLease(opened).Run(wanted, caller)
            from closed in WorktreeCleanup.RunDeferred(opened)
            from warnings in Share(context, opened, wanted, lease)
            select (Report: new HeartbeatReport(wanted, lease), Warnings: warnings)
        ).TryGet(out var renewed, out var error)
            ? CommandResult.Of(renewed.Report, null, renewed.Warnings)
            : error;

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        callerOptions.AddTo(command);
        command.Options.Add(shared);
    }

    /// <summary>A lease that other clones could not be told of is renewed all the same, unless that was asked for.</summary>
    private Result<ImmutableArray<string>> Share(
        CommandContext context,
        Workspace workspace,
        WorkOrderId wanted,
        Lease lease
    )
    {
        var told = new RenewSharedLease(workspace).Run(wanted, lease, context.Value(shared), context.Cancellation);
        return told.Error is not { } error ? ImmutableArray<string>.Empty
            : error.Code == Problem.ClaimsUnreachable && !context.Value(shared)
                ? ImmutableArray.Create($"{error.Code}: {error.Cause}")
            : error with { Cause = $"the lease is renewed in this clone alone: {error.Cause}" };
    }
}
