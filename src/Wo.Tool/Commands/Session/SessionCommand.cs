using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Session;

/// <summary><c>wo session intent</c> and <c>wo session result</c>: append an entry with its marker.</summary>
internal sealed class SessionCommand(SessionKind kind) : WoCommand
{
    private readonly IdArgument id = new() { States = [WorkOrderState.Running] };
    private readonly Argument<string?> text = new("text")
    {
        Description = "The entry; becomes one line",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <inheritdoc/>
    public override string Name => kind == SessionKind.Intent ? "intent" : "result";

    /// <inheritdoc/>
    public override string Summary =>
        kind == SessionKind.Intent
            ? "Record what is about to be done for a work order"
            : "Record the outcome of a work order";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        kind == SessionKind.Intent
            ? [new("wo session intent WO-0016 \"cluster segments\"", "record what is about to be done")]
            : [new("wo session result WO-0016 \"segments are clustered\"", "record the outcome")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <summary>Both, under their common word.</summary>
    public static CommandGroup Group() =>
        new(
            "session",
            "Write to the session log",
            [new SessionCommand(SessionKind.Intent), new SessionCommand(SessionKind.Result)],
            new AgentTool("session") { Required = ["id", "text"] }
        );

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        CommandResult.From(
            from entry in Entry(context)
            from opened in WorkspaceOpener.Open(context)
            from log in new WriteSessionEntry(opened).Run(entry.Id, kind, entry.Text)
            from closed in WorktreeCleanup.RunDeferred(opened)
            select new SessionReport(entry.Id, log),
            report => report
        );

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        command.Arguments.Add(text);
    }

    /// <summary>The work order and the text; a word that stands alone is the text, unless it is an id.</summary>
    private Result<(WorkOrderId Id, string Text)> Entry(CommandContext context)
    {
        var (first, second) = (id.Typed(context), context.Value(text));
        var isTextAlone = first is not null && second is null && !IdArgument.Parse(first).IsOk;
        return isTextAlone ? from worked in CallerWorktree.WorkOrder(context) select (worked, first!)
            : second is null ? UsageError.Because("no text is given")
            : from wanted in id.Read(context) select (wanted, second);
    }
}
