using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Verbs.Preflight;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo preflight</c>: would <c>take</c> take it? Changes nothing.</summary>
internal sealed class PreflightCommand : WoCommand
{
    private readonly Argument<string> id = CommonOptions.Id();

    /// <inheritdoc/>
    public override string Name => "preflight";

    /// <inheritdoc/>
    public override string Summary => "Check everything that take would check, changing nothing";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo preflight WO-0016", "ask whether it can be taken, and why not")];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        using (context.Progress.Follow($"checking {context.Value(id)}"))
        {
            return Task.FromResult(Run(context));
        }
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) => command.Arguments.Add(id);

    private CommandResult Run(CommandContext context)
    {
        var checkedAll =
            from wanted in WorkspaceOpener.Id(context.Value(id))
            from workspace in WorkspaceOpener.Open(context)
            select new Preflight(workspace).Run(wanted);
        if (!checkedAll.TryGet(out var result, out var error))
        {
            return error;
        }

        var report = new PreflightReport(result);
        return (
            result.Answer.Error is { } refusal ? CommandResult.Failed(refusal, report) : CommandResult.Done(report)
        ) with
        {
            Warnings = result.Warnings,
        };
    }
}
