using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Release;

/// <summary><c>wo release</c>: gives a running work order back to the queue.</summary>
internal sealed class ReleaseCommand : WoCommand
{
    private readonly IdArgument id = new() { States = [WorkOrderState.Running] };
    private readonly Option<string?> reason = CommonOptions.Reason(
        "Why it is given back, kept in the session log; with --force or --offline in ten characters or more"
    );
    private readonly CallerOptions callerOptions = new();
    private readonly Option<bool> force = CommonOptions.Force("Do it although another owner holds it");

    private readonly Option<bool> offline = CommonOptions.Offline();

    /// <inheritdoc/>
    public override string Name => "release";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["abandon", "drop", "unclaim", "unlock", "untake"];

    /// <inheritdoc/>
    public override string Summary => "Give a running work order back: pending again, branch kept";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo release WO-0016 --reason \"blocked by the new schema\"", "give your own back"),
            new("wo release WO-0016 --force --reason \"holder has left the team\"", "free another owner's"),
        ];

    /// <inheritdoc/>
    public override AgentTool? ForAgents =>
        new("release") { Without = ["--owner", "--token"], Required = ["id", "--reason"] };

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) => BackToPendingReport.Answer(Release(context));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        command.Options.Add(reason);
        callerOptions.AddTo(command);
        command.Options.Add(force);
        command.Options.Add(offline);
    }

    private Result<MovedWorkOrder> Release(CommandContext context) =>
        from why in CommonOptions.Required(context, reason)
        from overriding in CommonOptions.Override(context, force, reason)
        from without in CommonOptions.Override(context, offline, reason)
        from wanted in id.Read(context)
        from opened in WorkspaceOpener.Open(context, without)
        from caller in callerOptions.Read(context, wanted)
        from released in new ReleaseWorkOrder(opened).Run(wanted, caller, overriding, why)
        select released;
}
