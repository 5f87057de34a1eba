using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Requeue;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo requeue</c>: makes a failed or partial work order pending again.</summary>
internal sealed class RequeueCommand : WoCommand
{
    private readonly Argument<string> id = CommonOptions.Id();
    private readonly Option<string?> reason = CommonOptions.Reason("Why it is tried again, kept in the work order");

    /// <inheritdoc/>
    public override string Name => "requeue";

    /// <inheritdoc/>
    public override string Summary => "Make a failed or partial work order pending again";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo requeue WO-0048 --reason \"the tool it needs is there now\"", "try it again")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(MoveReport.Answer(Requeue(context)));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        command.Arguments.Add(id);
        command.Options.Add(reason);
    }

    private Result<MovedWorkOrder> Requeue(CommandContext context) =>
        from why in Required(reason, context)
        from wanted in WorkspaceOpener.Id(context.Value(id))
        from workspace in WorkspaceOpener.Open(context)
        from requeued in new RequeueWorkOrder(workspace).Run(wanted, why)
        select requeued;
}
