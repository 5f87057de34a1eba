using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using Wo.Engine.Read.History;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Stats;

/// <summary><c>wo stats</c>: how long work takes and how much gets done.</summary>
internal sealed class StatsCommand : WoCommand
{
    private readonly HistoryOptions options = new();

    private readonly Option<string?> by = ValueOption.One(
        "--by",
        "week|epic|owner",
        "What the rows are: weeks (default), epics or owners"
    );

    private readonly Option<bool> csv = new("--csv") { Description = "All rows as comma-separated values" };

    /// <inheritdoc/>
    public override string Name => "stats";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["metrics", "statistics", "throughput", "report"];

    /// <inheritdoc/>
    public override string Summary => "Show how long work takes, how much gets done, and which gates say no";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo stats --since 4w", "the last four weeks, a row each"),
            new("wo stats --by epic", "a row for each epic"),
            new("wo stats --by owner --csv", "for a spreadsheet"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var looked =
            from rows in By(context)
            from form in Form(context)
            from wanted in options.Read(context)
            from tree in ReadOnlyTree.At(context, reader => reader.ReadSummaries())
            let told = new HistoryReader(tree.Workspace).Read(tree.Reading)
            select (rows, form, wanted, tree, told, CountWork.Of(told, wanted, tree.Reading.Now));
        if (!looked.TryGet(out var found, out var error))
        {
            return error;
        }

        var (grouped, isCsv, query, look, history, counted) = found;
        IReport report = isCsv
            ? new StatsCsvReport(counted, grouped)
            : new StatsReport(
                counted,
                grouped ?? StatsGrouping.Week,
                query.Since,
                history.JournalSince,
                Plot.For(context.Environment.Variable)
            );
        return CommandResult.Of(report, null, [.. look.Warnings, .. history.Warnings]);
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        options.AddTo(command, withVerb: false);
        by.CompletionSources.Add(_ => StatsGrouping.All.Select(known => new CompletionItem(known.Name)));
        command.Options.Add(by);
        command.Options.Add(csv);
    }

    private Result<StatsGrouping?> By(CommandContext context) =>
        context.Value(by) is not { } typed ? (StatsGrouping?)null
        : StatsGrouping.All.FirstOrDefault(known => known.Name == typed) is { } grouping ? grouping
        : UsageError.Because(
            $"--by cannot be '{typed}'"
                + TypoCorrection.DidYouMean(typed, StatsGrouping.All.Select(known => known.Name))
                + "; it is week, epic or owner"
        );

    private Result<bool> Form(CommandContext context) =>
        context.Value(csv) && context.Mode.Json
            ? UsageError.Because("--csv and --json contradict each other")
            : context.Value(csv);
}
