using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Preflight;

/// <summary><c>wo preflight</c>: would <c>take</c> take it? Changes nothing.</summary>
internal sealed class PreflightCommand : WoCommand
{
    private readonly IdArgument id = new() { States = [WorkOrderState.Pending, WorkOrderState.Partial] };

    /// <inheritdoc/>
    public override string Name => "preflight";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["check", "validate", "can-take"];

    /// <inheritdoc/>
    public override string Summary => "Check everything that take would check; change nothing";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo preflight WO-0016", "ask whether it can be taken, and why not")];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        using (context.Progress.Follow($"checking {id.Typed(context)}"))
        {
            return Check(context);
        }
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) => id.AddTo(command);

    private CommandResult Check(CommandContext context)
    {
        var checkedAll =
            from wanted in id.Read(context)
            from opened in WorkspaceOpener.Open(context)
            select new PreflightRun(opened).Run(wanted);
        if (!checkedAll.TryGet(out var result, out var error))
        {
            return error;
        }

        var report = new PreflightReport(result);
        return CommandResult.Of(report, result.Answer.Error, result.Warnings);
    }
}
