using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Push;

/// <summary><c>wo push</c>: pushes the branch of a running work order with its claim.</summary>
internal sealed class PushCommand : WoCommand
{
    private readonly IdArgument id = new() { States = [WorkOrderState.Running] };
    private readonly CallerOptions callerOptions = new();

    /// <inheritdoc/>
    public override string Name => "push";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["publish", "upload"];

    /// <inheritdoc/>
    public override string Summary => "Push the branch of a running work order, and renew its claim";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo push WO-0016", "let other clones have what is committed so far")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        using (context.Progress.Follow("pushing the work"))
        {
            return CommandResult.From(
                from wanted in id.Read(context)
                from opened in WorkspaceOpener.Open(context)
                from caller in callerOptions.Read(context, wanted)
                from pushed in new PushWork(opened).Run(wanted, caller, context.Cancellation)
                select new PushReport(wanted, pushed, opened.Settings.Claims.Remote),
                report => report
            );
        }
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        callerOptions.AddTo(command);
    }
}
