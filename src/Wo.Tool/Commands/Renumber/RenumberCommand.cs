using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Renumber;

/// <summary><c>wo renumber</c>: gives a work order another id, and all that names it.</summary>
internal sealed class RenumberCommand : WoCommand
{
    private static readonly string States = string.Join(
        ", ",
        WorkOrderStates.All.Select(state => state.DirectoryName())
    );

    private readonly IdArgument old = new("The work order") { IsRequired = true };
    private readonly IdArgument id = new("The id that it gets, which no work order has or had")
    {
        Name = "new-id",
        IsRequired = true,
        IsNew = true,
    };

    private readonly Option<string?> state = ValueOption.One(
        "--in",
        "state",
        "Where several files have the id: the one that lies there"
    );

    private readonly CallerOptions caller = new();
    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Show what would change, and write nothing",
    };

    /// <inheritdoc/>
    public override string Name => "renumber";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["rename"];

    /// <inheritdoc/>
    public override string Summary => "Give a work order another id, and all that names it";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new(
                "wo renumber WO-0016 WO-0042",
                "its file, evidence and branch, the queue of its epic and what waits for it"
            ),
            new("wo renumber WO-0016 WO-0042 --in pending", "where two clones gave two work orders one id"),
            new("wo renumber WO-0016 WO-0042 --dry-run", "look at it first"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var outcome =
            from wanted in old.Read(context)
            from given in id.Read(context)
            from chosen in State(context.Value(state))
            from opened in WorkspaceOpener.Open(context)
            from identity in caller.Read(context, wanted)
            let request = new RenumberRequest(wanted, given, chosen, context.Value(dryRun))
            from renumbered in new RenumberWorkOrder(opened).Run(request, identity, context.Cancellation)
            select (renumbered, FilePaths.Of(context, opened));
        if (!outcome.TryGet(out var done, out var error))
        {
            return error;
        }

        var (result, paths) = done;
        return CommandResult.Of(new RenumberReport(result, paths), result.Uncertain, result.Warnings);
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        old.AddTo(command);
        id.AddTo(command);
        command.Options.Add(state);
        caller.AddTo(command);
        command.Options.Add(dryRun);
    }

    private static Result<WorkOrderState?> State(string? typed) =>
        typed is null ? (WorkOrderState?)null
        : WorkOrderStates.TryParse(typed, out var state) ? state
        : UsageError.Because($"'{typed}' is no state: {States}");
}
