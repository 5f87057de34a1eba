using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.List;

/// <summary><c>wo list</c>: which work orders there are.</summary>
internal sealed class ListCommand : WoCommand
{
    private readonly Argument<string[]> states = new("state")
    {
        Description = "Only these states: " + string.Join(", ", WorkOrderStates.All.Select(s => s.DirectoryName())),
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> ready = new("--ready")
    {
        Description =
            "Only what can be taken now: pending or partial, valid, unlocked, dependencies done; most urgent first",
    };

    private readonly Option<bool> explain = new("--explain")
    {
        Description = "With --ready: also why each of the others that are pending or partial is not",
    };

    private readonly Option<string?> owner = new KnownOption<string?>("--owner", ValueKind.Owner)
    {
        Description = "Only those of this owner",
        HelpName = "name",
    };

    private readonly Option<string?> epic = new KnownOption<string?>("--epic", ValueKind.Epic)
    {
        Description = "Only those of this epic",
        HelpName = "id",
    };

    /// <inheritdoc/>
    public override string Name => "list";

    /// <inheritdoc/>
    public override ImmutableArray<string> Aliases => ["ls"];

    /// <inheritdoc/>
    public override string Summary => "List work orders, by state, owner, epic, or what is ready";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo list", "all of them"),
            new("wo list running partial", "what was begun and is not finished"),
            new("wo list --ready", "what can be taken now, most urgent first"),
            new("wo list --ready --explain", "and why the others are not"),
            new("wo list --ready --json", "the same for scripts"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        if (context.Value(explain) && !context.Value(ready))
        {
            return UsageError.Because("--explain goes with --ready");
        }

        var looked =
            from wanted in Query(context)
            from tree in ReadOnlyTree.At(context, reader => reader.ReadSummaries())
            select (wanted, tree, ListWorkOrders.Run(tree.Reading, wanted));
        if (!looked.TryGet(out var found, out var error))
        {
            return error;
        }

        var (query, look, list) = found;
        if (list.Rows.IsEmpty && !context.Mode.Json)
        {
            context.Diagnostics.Remark(WhyEmpty(query, list, look.Reading));
        }

        var waiting = context.Value(explain) ? ExplainReadiness.Run(look.Reading, query) : [];
        var report = new ListReport(list.Rows, waiting);

        // The same answers as those of `take --next`, which needs settings too, and goes on with what is certain.
        var doubt = query.ReadyOnly ? ReadyDoubt.Find(look.Reading) : null;
        var isCertain = !list.Rows.IsEmpty;
        return CommandResult.Of(
            report,
            (query.ReadyOnly ? look.Unusable : null) ?? (isCertain ? null : doubt),
            [
                .. look.Warnings,
                .. list.Warnings.Select(warning => warning.ToString()),
                .. isCertain && doubt is not null ? [$"{doubt.Code}: {doubt.Cause}"] : Array.Empty<string>(),
            ]
        );
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        states.CompletionSources.Add(_ =>
            WorkOrderStates.All.Select(state => new System.CommandLine.Completions.CompletionItem(
                state.DirectoryName()
            ))
        );
        command.Arguments.Add(states);
        command.Options.Add(ready);
        command.Options.Add(explain);
        command.Options.Add(owner);
        command.Options.Add(epic);
    }

    private Result<ListQuery> Query(CommandContext context)
    {
        var wanted = ImmutableArray.CreateBuilder<WorkOrderState>();
        foreach (var word in context.Value(states) ?? [])
        {
            if (!WorkOrderStates.TryParse(word, out var state))
            {
                var names = WorkOrderStates.All.Select(known => known.DirectoryName());
                return UsageError.Because($"unknown state '{word}'" + TypoCorrection.DidYouMean(word, names));
            }

            wanted.Add(state);
        }

        return new ListQuery
        {
            States = wanted.ToImmutable(),
            ReadyOnly = context.Value(ready),
            Owner = context.Value(owner),
            Epic = context.Value(epic),
        };
    }

    private static string WhyEmpty(ListQuery query, WorkOrderList list, TreeReading reading) =>
        reading.Scan.Entries.IsEmpty && list.Warnings.Any(warning => warning.Code == Problem.BackupOnly)
            ? "the work orders are gone; wo reconcile says what is kept of them"
        : reading.Scan.Entries.IsEmpty ? "there are no work orders yet; wo new writes one"
        : query.ReadyOnly ? "nothing is ready; wo list --ready --explain says why"
        : "no work order matches; wo list shows all" + Meant(query, reading);

    /// <summary>The epic or the owner that is probably meant, where no work order names the one that was typed.</summary>
    private static string Meant(ListQuery query, TreeReading reading)
    {
        var files = reading.Scan.Entries.Select(entry => entry.Active?.Summary).OfType<WorkOrderSummary>().ToList();
        return Near(query.Epic, files.Select(file => file.Epic)) + Near(query.Owner, files.Select(file => file.Owner));
    }

    private static string Near(string? typed, IEnumerable<string?> known) =>
        typed is null || known.Contains(typed) ? "" : TypoCorrection.DidYouMean(typed, known.OfType<string>());
}
