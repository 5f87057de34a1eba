using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Index;

/// <summary><c>wo index</c>: rebuilds the index, or says whether it is current.</summary>
internal sealed class IndexCommand : WoCommand
{
    private readonly Option<bool> check = new("--check")
    {
        Description = "Write nothing; exit 1 if the index is not current",
    };

    /// <inheritdoc/>
    public override string Name => "index";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["reindex"];

    /// <inheritdoc/>
    public override string Summary => "Rebuild the index that other tools read";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo index", "rebuild it"), new("wo index --check", "ask whether it is current")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        if (!WorkspaceOpener.Open(context).TryGet(out var opened, out var error))
        {
            return error;
        }

        if (!opened.Tree.CheckDirectories().TryGet(out _, out var refusal))
        {
            return refusal;
        }

        var keeping = new Bookkeeping(opened);
        var path = opened.Layout.Index.Relative;
        if (context.Value(check))
        {
            return keeping.IndexCheck.Check().TryGet(out var state, out error) ? Answer(state, path) : error;
        }

        // Before the index, which shows which worktrees there are.
        WorktreeCleanup.RunDeferred(opened);
        return CommandResult.From(
            keeping.Index.Publish(anew: true),
            outcome => new IndexReport(path, StateAfter(outcome))
        );
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) => command.Options.Add(check);

    private static CommandResult Answer(IndexState state, string path)
    {
        var report = new IndexReport(path, state.ToString().ToLowerInvariant());
        return state == IndexState.Current
            ? CommandResult.Done(report)
            : CommandResult.Failed(
                new WoError(
                    Problem.IndexStale,
                    $"{path} is {(state == IndexState.Missing ? "missing" : "not current")}"
                )
                {
                    NextSteps = ["wo index"],
                    Verify = ["wo index --check"],
                },
                report
            );
    }

    private static string StateAfter(IndexOutcome outcome) =>
        outcome == IndexOutcome.Published ? "published" : "left-to-others";
}
