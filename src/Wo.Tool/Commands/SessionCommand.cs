using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs.Session;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo session intent</c> and <c>wo session result</c>: append an entry with its marker.</summary>
internal sealed class SessionCommand(SessionKind kind) : WoCommand
{
    private readonly Argument<string> id = CommonOptions.Id();
    private readonly Argument<string> text = new("text") { Description = "The entry; becomes one line" };

    /// <inheritdoc/>
    public override string Name => kind == SessionKind.Intent ? "intent" : "result";

    /// <inheritdoc/>
    public override string Summary =>
        kind == SessionKind.Intent
            ? "Write down what is about to be done for a work order"
            : "Write down what came of a work order";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        kind == SessionKind.Intent
            ? [new("wo session intent WO-0016 \"cluster segments\"", "say what is about to be done")]
            : [new("wo session result WO-0016 \"segments are clustered\"", "say what came of it")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <summary>Both, under their common word.</summary>
    public static CommandGroup Group() =>
        new(
            "session",
            "Write to the session log",
            [new SessionCommand(SessionKind.Intent), new SessionCommand(SessionKind.Result)]
        );

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(Run(context));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        command.Arguments.Add(id);
        command.Arguments.Add(text);
    }

    private CommandResult Run(CommandContext context) =>
        CommandResult.From(
            from wanted in WorkspaceOpener.Id(context.Value(id))
            from workspace in WorkspaceOpener.Open(context)
            from log in new WriteSessionEntry(workspace).Run(wanted, kind, context.Value(text)!)
            select new SessionReport(wanted, log),
            report => report
        );
}
