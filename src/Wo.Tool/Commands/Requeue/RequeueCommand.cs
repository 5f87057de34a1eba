using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Requeue;

/// <summary><c>wo requeue</c>: makes a failed or partial work order pending again.</summary>
internal sealed class RequeueCommand : WoCommand
{
    private readonly IdArgument id = new() { States = [WorkOrderState.Failed, WorkOrderState.Partial] };
    private readonly Option<string?> reason = CommonOptions.Reason(
        "Why it is tried again, kept in the work order; with --offline in ten characters or more"
    );
    private readonly Option<bool> offline = CommonOptions.Offline();

    /// <inheritdoc/>
    public override string Name => "requeue";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["retry", "reset"];

    /// <inheritdoc/>
    public override string Summary => "Make a failed or partial work order pending again";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo requeue WO-0048 --reason \"the tool it needs is there now\"", "try it again")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) => BackToPendingReport.Answer(Requeue(context));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        command.Options.Add(reason);
        command.Options.Add(offline);
    }

    private Result<MovedWorkOrder> Requeue(CommandContext context) =>
        from why in CommonOptions.Required(context, reason)
        from without in CommonOptions.Override(context, offline, reason)
        from wanted in id.Read(context)
        from opened in WorkspaceOpener.Open(context, without)
        from requeued in new RequeueWorkOrder(opened).Run(wanted, why)
        select requeued;
}
