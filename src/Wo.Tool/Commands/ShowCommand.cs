using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Read;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo show</c>: everything about one work order.</summary>
internal sealed class ShowCommand : WoCommand
{
    private readonly Argument<string> id = CommonOptions.Id();

    /// <inheritdoc/>
    public override string Name => "show";

    /// <inheritdoc/>
    public override string Summary => "Show everything about one work order, also one that cannot be read";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo show WO-0016", "look at one"), new("wo show WO-0016 --json", "the same for scripts")];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(Run(context));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) => command.Arguments.Add(id);

    private CommandResult Run(CommandContext context)
    {
        var shown =
            from wanted in WorkspaceOpener.Id(context.Value(id))
            from look in TreeLook.At(context)
            from details in ShowWorkOrder.Run(look.Reading, wanted)
            select (Look: look, Details: details);
        if (!shown.TryGet(out var found, out var error))
        {
            return error;
        }

        var report = new ShowReport(found.Details, found.Look.Reading.Now);
        return (
            Doubt(found.Details) is { } doubt ? CommandResult.Failed(doubt, report) : CommandResult.Done(report)
        ) with
        {
            Warnings = found.Look.Warnings,
        };
    }

    /// <summary>What is shown may not be what is: a file or record could not be read, or several contradict each other.</summary>
    private static WoError? Doubt(WorkOrderDetails details)
    {
        var (code, cause) =
            details.Row.Warning is { } warning
                ? (details.Row.State is null ? Problem.Ambiguous : Problem.Unreadable, warning)
            : details.RecordProblem is { } problem ? (Problem.RecordUnreadable, problem)
            : (null, null);
        return code is null
            ? null
            : new WoError(code, cause!) { NextSteps = ["wo reconcile"], Verify = [$"wo show {details.Row.Id}"] };
    }
}
