using System.CommandLine;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands.New;

/// <summary>What a new work order is to say, as options.</summary>
internal sealed class NewOptions
{
    private readonly IdArgument id = new("Its id (default: that of the draft, else WO- and the next free number)")
    {
        HintForText = "a title goes with --title",
        IsNew = true,
    };
    private readonly Option<string?> epic = ValueOption.One("--epic", "id", "The epic it belongs to", ValueKind.Epic);
    private readonly Option<string?> createEpic = ValueOption.One(
        "--create-epic",
        "title",
        "Add an epic to the backlog for it, with the id that --epic gives, else the next free one"
    );
    private readonly Option<string?> title = ValueOption.One("--title", "text", "What is to be done, in one line");
    private readonly Option<string?> objective = ValueOption.One("--objective", "text", "What it is to achieve");
    private readonly Option<string?> priority = PriorityOption.Create(
        $"P0 (most urgent) to P3 (default: {WorkOrderPriority.Default})"
    );
    private readonly Option<string?> dod = ValueOption.One(
        "--dod",
        "id",
        $"The definition of done that closes it (default: {Scaffold.DefinitionOfDoneId})",
        ValueKind.DefinitionOfDone
    );
    private readonly Option<string[]> deliverable = ValueOption.Many(
        "--deliverable",
        "text",
        "What is to be handed over"
    );
    private readonly Option<string[]> allow = ValueOption.Many(
        "--allow",
        "glob",
        $"Paths that may change (default: {DefaultScope.Description})"
    );
    private readonly Option<string[]> deny = ValueOption.Many(
        "--deny",
        "glob",
        "Paths that must not change (default: secrets)"
    );
    private readonly Option<string[]> verify = ValueOption.Many(
        "--verify",
        "command",
        "A command that has to succeed at the end"
    );
    private readonly Option<string[]> depends = ValueOption.Many(
        "--depends",
        "id",
        "A work order that has to be done first",
        ValueKind.WorkOrder
    );
    private readonly Option<string?> source = ValueOption.One(
        "--from",
        "file",
        "Start from a draft in YAML; - reads standard input",
        ValueKind.File
    );
    private readonly Option<bool> register = new("--register") { Description = "Add it to its epic's wo_queue" };
    private readonly Option<bool> dryRun = new("--dry-run", "-n")
    {
        Description = "Write nothing; show what would be written",
    };

    /// <summary>Declares them.</summary>
    public void AddTo(Command command)
    {
        id.AddTo(command);
        Option[] all =
        [
            epic,
            createEpic,
            title,
            objective,
            priority,
            dod,
            deliverable,
            allow,
            deny,
            verify,
            depends,
            source,
            register,
            dryRun,
        ];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Whether it waits for others, so that it cannot be taken at once by all appearances.</summary>
    public bool Waits(CommandContext context) => context.Value(depends) is { Length: > 0 };

    /// <summary>Reads them, and the draft that they name.</summary>
    public Result<NewWorkOrderRequest> Read(CommandContext context) =>
        from wanted in id.ReadOptional(context)
        from urgency in PriorityOption.Read(context, priority)
        from draft in DraftSource.Read(context, context.Value(source))
        select new NewWorkOrderRequest
        {
            Id = wanted,
            Epic = context.Value(epic),
            NewEpicTitle = context.Value(createEpic),
            Title = context.Value(title),
            Objective = context.Value(objective),
            Priority = urgency,
            DefinitionOfDone = context.Value(dod),
            Deliverables = [.. context.Value(deliverable) ?? []],
            Allow = [.. context.Value(allow) ?? []],
            Deny = [.. context.Value(deny) ?? []],
            Verify = [.. context.Value(verify) ?? []],
            Depends = [.. context.Value(depends) ?? []],
            Draft = draft,
            Register = context.Value(register),
            DryRun = context.Value(dryRun),
        };
}
