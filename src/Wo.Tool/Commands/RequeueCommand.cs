using System.Collections.Immutable;
using System.CommandLine;
using Wo.Core.Errors;
using Wo.Core.Lifecycle;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo requeue</c>: makes a failed or partial work order pending again.</summary>
internal sealed class RequeueCommand : WoCommand
{
    private readonly Argument<string> id = CommonOptions.Id();
    private readonly Option<string?> reason = CommonOptions.Reason("Why it is tried again, kept in the work order");

    /// <inheritdoc/>
    public override string Name => "requeue";

    /// <inheritdoc/>
    public override string Summary => "Make a failed or partial work order pending again";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo requeue WO-0048 --reason \"the tool it needs is there now\"", "try it again")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(Run(context));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        command.Arguments.Add(id);
        command.Options.Add(reason);
    }

    private CommandResult Run(CommandContext context)
    {
        if (string.IsNullOrWhiteSpace(context.Value(reason)))
        {
            return new WoError(ErrorCodes.Usage, "requeue needs --reason") { NextSteps = ["wo requeue --help"] };
        }

        if (!WorkspaceOpener.Id(context.Value(id)).TryGet(out var parsed, out var error))
        {
            return error;
        }

        if (!WorkspaceOpener.Open(context).TryGet(out var workspace, out error))
        {
            return error;
        }

        return WorkspaceOpener.Settings(context, workspace).TryGet(out var settings, out error)
            ? MoveReport.Answer(new RequeueWorkOrder(workspace, settings).Run(parsed, context.Value(reason)!))
            : error;
    }
}
