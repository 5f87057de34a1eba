using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.New;

/// <summary><c>wo new</c>: writes a valid pending work order, or nothing.</summary>
internal sealed class NewCommand : WoCommand
{
    private readonly NewOptions options = new();

    private readonly Option<bool> template = new("--template")
    {
        Description = "Print a draft to fill in, and do nothing else",
    };

    /// <inheritdoc/>
    public override string Name => "new";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["add", "create"];

    /// <inheritdoc/>
    public override string Summary => "Write a valid pending work order, or nothing";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo new --epic E-0001 --title \"Cluster segments\"", "with the next free number"),
            new(
                "wo new --epic E-0001 --title \"Cluster segments\" --allow \"src/**\" --verify \"make test\" --register",
                "with a scope and a gate, entered in the epic's queue"
            ),
            new("wo new --create-epic \"Search\" --title \"Cluster segments\"", "with an epic of its own"),
            new("wo new --template", "print a draft to fill in"),
            new("wo new --from draft.yaml", "make a work order of it"),
            new("wo new WO-0016.1 --epic E-0001 --title \"Tune it\" --depends WO-0016 --dry-run", "look at it first"),
        ];

    /// <inheritdoc/>
    public override AgentTool? ForAgents => new("new") { Without = ["--from", "--template"] };

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        context.Value(template)
            ? CommandResult.Done(new DraftTemplate())
            : Answer(
                from request in options.Read(context)
                from opened in WorkspaceOpener.Open(context)
                from created in new NewWorkOrder(opened).Run(request)
                select created,
                options.Waits(context)
            );

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        options.AddTo(command);
        command.Options.Add(template);
    }

    private static CommandResult Answer(Result<CreatedWorkOrder> outcome, bool waits)
    {
        if (!outcome.TryGet(out var created, out var error))
        {
            return error;
        }

        var warnings = created.Warnings.Select(finding => finding.Message);
        return CommandResult.Done(new NewReport(created, waits)) with
        {
            Warnings = created.RegistrationProblem is { } problem
                ? [.. warnings, $"it was not added to the queue of its epic: {problem}"]
                : [.. warnings],
        };
    }
}
