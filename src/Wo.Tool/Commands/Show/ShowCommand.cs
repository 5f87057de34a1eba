using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Show;

/// <summary><c>wo show</c>: everything about one work order.</summary>
internal sealed class ShowCommand : WoCommand
{
    private readonly IdArgument id = new();

    /// <inheritdoc/>
    public override string Name => "show";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["cat", "view", "info", "get", "describe"];

    /// <inheritdoc/>
    public override string Summary => "Show everything about one work order, even one that cannot be read";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo show WO-0016", "look at one"), new("wo show WO-0016 --json", "the same for scripts")];

    /// <inheritdoc/>
    public override AgentTool? ForAgents => new("show") { Required = ["id"] };

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var shown =
            from wanted in id.Read(context)
            from look in ReadOnlyTree.At(context, reader => reader.ReadAround(wanted, withDependents: true))
            from details in ShowWorkOrder.Run(look.Reading, wanted)
            select (Look: look, Details: details);
        if (!shown.TryGet(out var found, out var error))
        {
            return error;
        }

        var next = NextCommands.For(found.Details, Holder(context, found.Look.Reading, found.Details));
        var report = new ShowReport(found.Details, next, found.Look.Reading.Now);
        return CommandResult.Of(report, Doubt(found.Details), found.Look.Warnings);
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) => id.AddTo(command);

    /// <summary>The caller, if they hold the lease: by its token where they have one, else by its owner's name.</summary>
    private static Caller? Holder(CommandContext context, TreeReading reading, WorkOrderDetails details)
    {
        if (
            details.Lease is not { } lease
            || !CallerOptions.OfEnvironment(context, details.Row.Id).TryGet(out var caller, out _)
        )
        {
            return null;
        }

        var holds = caller.Token is { } token
            ? reading.Control.Of(details.Row.Id).Record.Lease?.Token == token
            : lease.IsHeldBy(caller.Owner);
        return holds ? caller : null;
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
            : new WoError(code, cause!)
            {
                NextSteps = NextCommands.IsUnreadable(details) ? NextCommands.ForUnreadable(details) : ["wo reconcile"],
                Verify = [$"wo show {details.Row.Id}"],
            };
    }
}
