using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Release;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo release</c>: gives a running work order back to the queue.</summary>
internal sealed class ReleaseCommand : WoCommand
{
    private readonly Argument<string> id = CommonOptions.Id();
    private readonly Option<string?> reason = CommonOptions.Reason("Why it is given back, kept in the session log");
    private readonly Option<string?> owner = CommonOptions.Owner();
    private readonly Option<string?> token = CommonOptions.Token();
    private readonly Option<bool> force = new("--force") { Description = "Although somebody else holds it" };

    /// <inheritdoc/>
    public override string Name => "release";

    /// <inheritdoc/>
    public override string Summary => "Give a running work order back: pending again, branch kept";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo release WO-0016 --reason \"blocked by the new schema\"", "give your own back"),
            new("wo release WO-0016 --force --reason \"holder has left the team\"", "free somebody else's"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(MoveReport.Answer(Release(context)));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        command.Arguments.Add(id);
        command.Options.Add(reason);
        command.Options.Add(owner);
        command.Options.Add(token);
        command.Options.Add(force);
    }

    private Result<MovedWorkOrder> Release(CommandContext context) =>
        from why in Required(reason, context)
        from overriding in WorkspaceOpener.Force(context.Value(force), why)
        from wanted in WorkspaceOpener.Id(context.Value(id))
        from workspace in WorkspaceOpener.Open(context)
        from caller in WorkspaceOpener.Caller(context, context.Value(owner), context.Value(token))
        from released in new ReleaseWorkOrder(workspace).Run(wanted, caller, overriding, why)
        select released;
}
