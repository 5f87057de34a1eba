using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.New;

/// <summary><c>wo new</c>: writes a valid pending work order, or nothing.</summary>
internal sealed class NewCommand : WoCommand
{
    private static readonly string[] Priorities = ["P0", "P1", "P2", "P3", "critical", "high", "medium", "low"];

    private readonly IdArgument id = new("Its id (default: WO- and the next free number)", isOptional: true);

    private readonly Option<string> epic = new("--epic")
    {
        Description = "The epic it belongs to",
        HelpName = "id",
        Required = true,
    };

    private readonly Option<string> title = new("--title")
    {
        Description = "What is to be done, in one line",
        HelpName = "text",
        Required = true,
    };

    private readonly Option<string?> priority = new("--priority")
    {
        Description = $"P0 (most urgent) to P3 (default: {WorkOrderPriority.Default})",
        HelpName = "P",
    };

    private readonly Option<string?> dod = new("--dod")
    {
        Description = $"The definition of done that closes it (default: {Scaffold.DefinitionOfDoneId})",
        HelpName = "id",
    };

    private readonly Option<string[]> allow = Many(
        "--allow",
        "glob",
        "Paths that may change (default: all that exist now)"
    );
    private readonly Option<string[]> deny = Many("--deny", "glob", "Paths that must not change (default: .env*)");
    private readonly Option<string[]> verify = Many("--verify", "command", "A command that has to succeed at the end");
    private readonly Option<string[]> depends = Many("--depends", "id", "A work order that has to be done first");
    private readonly Option<bool> register = new("--register") { Description = "Add it to its epic's wo_queue" };
    private readonly Option<bool> dryRun = new("--dry-run")
    {
        Description = "Write nothing; show what would be written",
    };

    /// <inheritdoc/>
    public override string Name => "new";

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
            new("wo new WO-0016.1 --epic E-0001 --title \"Tune it\" --depends WO-0016 --dry-run", "look at it first"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        Answer(Create(context), waits: context.Value(depends) is { Length: > 0 });

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        command.Options.Add(epic);
        command.Options.Add(title);
        command.Options.Add(priority);
        command.Options.Add(dod);
        command.Options.Add(allow);
        command.Options.Add(deny);
        command.Options.Add(verify);
        command.Options.Add(depends);
        command.Options.Add(register);
        command.Options.Add(dryRun);
    }

    private static Option<string[]> Many(string name, string value, string description) =>
        new(name) { Description = description + "; may be repeated", HelpName = value };

    private Result<CreatedWorkOrder> Create(CommandContext context) =>
        from wanted in id.ReadOptional(context)
        from urgency in Priority(context)
        from opened in WorkspaceOpener.Open(context)
        from created in Creator(opened)
            .Run(
                new NewWorkOrderRequest
                {
                    Id = wanted,
                    Epic = context.Value(epic)!,
                    Title = context.Value(title)!,
                    Priority = urgency,
                    DefinitionOfDone = context.Value(dod) ?? Scaffold.DefinitionOfDoneId,
                    Allow = [.. context.Value(allow) ?? []],
                    Deny = [.. context.Value(deny) ?? []],
                    Verify = [.. context.Value(verify) ?? []],
                    Depends = [.. context.Value(depends) ?? []],
                    Register = context.Value(register),
                    DryRun = context.Value(dryRun),
                }
            )
        select created;

    private Result<string> Priority(CommandContext context)
    {
        var given = context.Value(priority) ?? WorkOrderPriority.Default;
        return Priorities.Contains(given)
            ? given
            : UsageError.Because($"unknown priority '{given}'" + TypoCorrection.DidYouMean(given, Priorities));
    }

    private static NewWorkOrder Creator(Workspace opened) => new(opened);

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
