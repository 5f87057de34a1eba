using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Reopen;

/// <summary><c>wo reopen</c>: makes a work order pending again that was done.</summary>
internal sealed class ReopenCommand : WoCommand
{
    private readonly IdArgument id = new() { States = [WorkOrderState.Done] };
    private readonly Option<string?> reason = CommonOptions.Reason(
        "Why it is not done after all, kept in the work order; with --offline in ten characters or more"
    );
    private readonly Option<bool> offline = CommonOptions.Offline();

    /// <inheritdoc/>
    public override string Name => "reopen";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["undone", "unfinish"];

    /// <inheritdoc/>
    public override string Summary => "Make a work order pending again that is done";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new(
                "wo reopen WO-0016 --reason \"it fails on empty segments\"",
                "its former result and verdict are kept; what depends on it and was taken meanwhile is named"
            ),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var outcome =
            from why in CommonOptions.Required(context, reason)
            from without in CommonOptions.Override(context, offline, reason)
            from wanted in id.Read(context)
            from opened in WorkspaceOpener.Open(context, without)
            from done in new ReopenWorkOrder(opened).Run(wanted, why)
            select done;
        return outcome.TryGet(out var reopened, out var error)
            ? CommandResult.Of(new ReopenReport(reopened), reopened.Moved.Uncertain, reopened.Moved.Warnings)
            : error;
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        command.Options.Add(reason);
        command.Options.Add(offline);
    }
}
