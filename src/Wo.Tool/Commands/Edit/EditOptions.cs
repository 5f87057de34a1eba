using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands.Edit;

/// <summary>What is to be different in a work order, as options.</summary>
internal sealed class EditOptions
{
    private readonly Option<string?> title = ValueOption.One("--title", "text", "What is to be done, in one line");
    private readonly Option<string?> objective = ValueOption.One("--objective", "text", "What it is to achieve");
    private readonly Option<string?> priority = PriorityOption.Create("P0 (most urgent) to P3");
    private readonly Option<string?> epic = ValueOption.One("--epic", "id", "The epic it belongs to", ValueKind.Epic);
    private readonly Option<string?> dod = ValueOption.One(
        "--dod",
        "id",
        "The definition of done that closes it",
        ValueKind.DefinitionOfDone
    );

    private readonly ImmutableArray<(EditableList List, Option<string[]> Add, Option<string[]> Remove)> lists =
    [
        (
            EditableList.Dependencies,
            ValueOption.Many("--add-depends", "id", "A work order that has to be done first", ValueKind.WorkOrder),
            ValueOption.Many("--remove-depends", "id", "One that it no longer waits for", ValueKind.WorkOrder)
        ),
        (
            EditableList.Allow,
            ValueOption.Many("--add-allow", "glob", "Paths that may change"),
            ValueOption.Many("--remove-allow", "glob", "A glob to take out of them")
        ),
        (
            EditableList.Deny,
            ValueOption.Many("--add-deny", "glob", "Paths that must not change"),
            ValueOption.Many("--remove-deny", "glob", "A glob to take out of them")
        ),
        (
            EditableList.Verify,
            ValueOption.Many("--add-verify", "command", "A command that has to succeed at the end"),
            ValueOption.Many("--remove-verify", "command", "One that need not any more")
        ),
        (
            EditableList.Deliverables,
            ValueOption.Many("--add-deliverable", "text", "What is to be handed over"),
            ValueOption.Many("--remove-deliverable", "text", "What is not any more")
        ),
    ];

    private readonly Option<bool> dryRun = new("--dry-run", "-n")
    {
        Description = "Write nothing; show what would change",
    };

    /// <summary>Declares them.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[title, objective, priority, epic, dod])
        {
            command.Options.Add(option);
        }

        foreach (var (_, add, remove) in lists)
        {
            command.Options.Add(add);
            command.Options.Add(remove);
        }

        command.Options.Add(dryRun);
    }

    /// <summary>Reads them; at least one has to be given.</summary>
    public Result<EditRequest> Read(CommandContext context)
    {
        if (!PriorityOption.Read(context, priority).TryGet(out var urgency, out var unknown))
        {
            return unknown;
        }

        var changes = ImmutableArray.CreateBuilder<ListChange>();
        foreach (var (list, add, remove) in lists)
        {
            foreach (var (typed, isRemoval) in Typed(context, add, remove))
            {
                if (!Item(list, typed, isRemoval).TryGet(out var item, out var invalid))
                {
                    return invalid;
                }

                changes.Add(new ListChange(list, item, isRemoval));
            }
        }

        var request = new EditRequest
        {
            Title = context.Value(title),
            Objective = context.Value(objective),
            Priority = urgency,
            Epic = context.Value(epic),
            DefinitionOfDone = context.Value(dod),
            Lists = [.. changes.Distinct()],
            DryRun = context.Value(dryRun),
        };
        return request.IsEmpty
            ? UsageError.Because("edit needs at least one option that says what is to be different")
            : request;
    }

    private static IEnumerable<(string Typed, bool IsRemoval)> Typed(
        CommandContext context,
        Option<string[]> add,
        Option<string[]> remove
    ) =>
        (context.Value(remove) ?? [])
            .Select(typed => (typed, true))
            .Concat((context.Value(add) ?? []).Select(typed => (typed, false)));

    /// <summary>Ids may be shortened as everywhere; what is no id at all can still be taken out.</summary>
    private static Result<string> Item(EditableList list, string typed, bool isRemoval) =>
        list != EditableList.Dependencies ? typed
        : isRemoval && !WorkOrderId.TryParse(TypedId.Complete(typed), out _) ? typed
        : from id in IdArgument.Parse(typed) select id.Value;
}
