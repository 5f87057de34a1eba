using System.Collections.Immutable;
using System.CommandLine;
using Wo.Core.Errors;
using Wo.Core.Lifecycle;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo release</c>: gives a running work order back to the queue.</summary>
internal sealed class ReleaseCommand : WoCommand
{
    private readonly Argument<string> id = CommonOptions.Id();
    private readonly Option<string?> reason = CommonOptions.Reason("Why it is given back, kept in the session log");
    private readonly Option<string?> owner = CommonOptions.Owner();
    private readonly Option<string?> token = CommonOptions.Token();
    private readonly Option<bool> force = new("--force") { Description = "Although somebody else holds it" };

    /// <inheritdoc/>
    public override string Name => "release";

    /// <inheritdoc/>
    public override string Summary => "Give a running work order back: pending again, branch kept";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo release WO-0016 --reason \"blocked by the new schema\"", "give your own back"),
            new("wo release WO-0016 --force --reason \"holder has left the team\"", "free somebody else's"),
        ];

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
        command.Options.Add(owner);
        command.Options.Add(token);
        command.Options.Add(force);
    }

    private CommandResult Run(CommandContext context)
    {
        if (string.IsNullOrWhiteSpace(context.Value(reason)))
        {
            return new WoError(ErrorCodes.Usage, "release needs --reason") { NextSteps = ["wo release --help"] };
        }

        if (
            !WorkspaceOpener
                .Force(context.Value(force), context.Value(reason))
                .TryGet(out var overriding, out var error)
        )
        {
            return error;
        }

        if (!WorkspaceOpener.Id(context.Value(id)).TryGet(out var parsed, out error))
        {
            return error;
        }

        if (!WorkspaceOpener.Open(context).TryGet(out var workspace, out error))
        {
            return error;
        }

        if (!WorkspaceOpener.Settings(context, workspace).TryGet(out var settings, out error))
        {
            return error;
        }

        if (
            !WorkspaceOpener
                .Caller(context, context.Value(owner), context.Value(token))
                .TryGet(out var caller, out error)
        )
        {
            return error;
        }

        var release = new ReleaseWorkOrder(workspace, settings);
        return MoveReport.Answer(release.Run(parsed, caller, overriding, context.Value(reason)!));
    }
}
