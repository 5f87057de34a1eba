using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Wo.Engine.Read.History;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Log;

/// <summary><c>wo log</c>: who did what when.</summary>
internal sealed class LogCommand : WoCommand
{
    private readonly IdArgument id = new("Only what happened to this work order");
    private readonly HistoryOptions options = new();

    private readonly Option<string?> limit = ValueOption.One("--limit", "number", "Only the newest so many");

    /// <inheritdoc/>
    public override string Name => "log";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["history", "events", "journal"];

    /// <inheritdoc/>
    public override string Summary => "Show who did what to which work order, the newest last";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo log --limit 20", "what happened lately"),
            new("wo log WO-0016", "the life of one work order"),
            new("wo log --since 7d --owner alice", "what alice did in the last seven days"),
            new("wo log --verb takeover --json", "what changed hands, for scripts"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var looked =
            from wanted in options.Read(context)
            from only in id.ReadOptional(context)
            from most in Limit(context)
            from tree in ReadOnlyTree.At(context, reader => reader.ReadSummaries())
            let history = new HistoryReader(tree.Workspace).Read(tree.Reading)
            from known in Known(only, tree.Reading, history)
            select (wanted with { Id = only }, most, tree, history);
        if (!looked.TryGet(out var found, out var error))
        {
            return error;
        }

        var (query, limited, look, all) = found;
        ImmutableArray<HistoryEvent> matching = [.. all.Events.Where(query.Matches)];
        if (matching.IsEmpty && !context.Mode.Json)
        {
            context.Diagnostics.Remark(
                all.Events.IsEmpty ? "nothing has happened yet" : "nothing matches; wo log shows all"
            );
        }

        ImmutableArray<HistoryEvent> shown = [.. matching.Skip(Math.Max(0, matching.Length - limited))];
        var report = new LogReport(shown, matching.Length - shown.Length, all.JournalSince);
        return CommandResult.Of(report, null, [.. look.Warnings, .. all.Warnings]);
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        options.AddTo(command, withVerb: true);
        command.Options.Add(limit);
    }

    /// <summary>One that is gone from the tree may still have a history.</summary>
    private static Result<Unit> Known(WorkOrderId? wanted, TreeReading reading, WorkHistory history) =>
        wanted is { } one && !history.Events.Any(happened => happened.Entry.Id == one)
            ? IdArguments.Exist([one], reading.Scan.Entries.Select(entry => entry.Id))
            : Result.Ok;

    private Result<int> Limit(CommandContext context) =>
        context.Value(limit) is not { } typed ? int.MaxValue
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most
        : UsageError.Because($"--limit needs a number of 1 or more, not '{typed}'");
}
