using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
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

    private readonly Option<string[]> state = new("--state")
    {
        Description = "The same as the arguments; may be given more than once",
        HelpName = "state",
    };

    private readonly Option<string?> search = new("--search")
    {
        Description = "Only those with this text in id, title, epic or owner",
        HelpName = "text",
    };

    private readonly Option<string?> limit = ValueOption.One("--limit", "number", "At most so many", ValueKind.Number);

    private readonly Option<string?> fields = new("--fields")
    {
        Description =
            "Only these fields, with commas between them: " + string.Join(',', ListField.All.Select(f => f.Name)),
        HelpName = "names",
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
            new("wo list --ready --json --limit 5", "the first five of them, for scripts"),
            new("wo list --search segment --fields id,title", "only some of them, and of each only that"),
        ];

    /// <inheritdoc/>
    public override AgentTool? ForAgents =>
        new("ready")
        {
            Description = "List what can be taken now, most urgent first",
            Fixed = ["--ready"],
            Without = ["state", "--ready", "--state", "--owner"],
        };

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
            from shown in Shown(context)
            from tree in ReadOnlyTree.At(
                context,
                reader => wanted is { ReadyOnly: true, Limit: null } ? reader.ReadForReady() : reader.ReadSummaries()
            )
            select (wanted, shown, tree, ListWorkOrders.Run(tree.Reading, wanted));
        if (!looked.TryGet(out var found, out var error))
        {
            return error;
        }

        var (query, columns, look, list) = found;
        var waiting = context.Value(explain) ? ExplainReadiness.Run(look.Reading, query) : [];
        var report = new ListReport(list.Rows, waiting, columns);
        if (context.Mode.Json)
        {
            report.BeginJson(); // the warnings are looked for meanwhile
        }

        if (list.Rows.IsEmpty && !context.Mode.Json)
        {
            context.Diagnostics.Remark(WhyEmpty(query, list, look.Reading));
        }

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
            WorkOrderStates.All.Select(known => new System.CommandLine.Completions.CompletionItem(
                known.DirectoryName()
            ))
        );
        command.Arguments.Add(states);
        command.Options.Add(ready);
        command.Options.Add(explain);
        command.Options.Add(owner);
        command.Options.Add(epic);
        state.CompletionSources.Add([.. WorkOrderStates.All.Select(known => known.DirectoryName())]);
        command.Options.Add(state);
        command.Options.Add(search);
        command.Options.Add(limit);
        command.Options.Add(fields);
    }

    /// <summary>The fields that are wanted; <see langword="null"/> for the usual ones.</summary>
    private Result<ImmutableArray<ListField>?> Shown(CommandContext context) =>
        context.Value(fields) is { } typed
            ? from named in ListField.Parse(typed)
            select (ImmutableArray<ListField>?)named
            : (ImmutableArray<ListField>?)null;

    private Result<int?> Limit(CommandContext context) =>
        context.Value(limit) is not { } typed ? (int?)null
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? (int?)most
        : UsageError.Because($"--limit needs a number of 1 or more, not '{typed}'");

    private Result<ListQuery> Query(CommandContext context)
    {
        var wanted = ImmutableArray.CreateBuilder<WorkOrderState>();
        if (!Limit(context).TryGet(out var most, out var error))
        {
            return error;
        }

        foreach (var word in (context.Value(states) ?? []).Concat(context.Value(state) ?? []))
        {
            if (!WorkOrderStates.TryParse(word, out var known))
            {
                var names = WorkOrderStates.All.Select(other => other.DirectoryName());
                return UsageError.Because($"unknown state '{word}'" + TypoCorrection.DidYouMean(word, names));
            }

            wanted.Add(known);
        }

        return new ListQuery
        {
            States = wanted.ToImmutable(),
            ReadyOnly = context.Value(ready),
            Owner = context.Value(owner),
            Epic = context.Value(epic),
            Search = context.Value(search),
            Limit = most,
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
