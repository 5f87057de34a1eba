using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Status;

/// <summary><c>wo status</c>: the tree at a glance.</summary>
internal sealed class StatusCommand : WoCommand
{
    private readonly Option<bool> config = new("--config")
    {
        Description = "Show each setting with its value and where the value comes from",
    };

    /// <inheritdoc/>
    public override string Name => "status";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["st", "stat", "summary"];

    /// <inheritdoc/>
    public override string Summary => "Show the counts, who works on what, what is next and what is wrong";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo status", "a glance"),
            new("wo status --json", "the same for scripts"),
            new("wo status --config", "the settings in force, each with its origin"),
        ];

    /// <inheritdoc/>
    public override AgentTool? ForAgents => new("status") { Without = ["--config"] };

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        if (context.Value(config))
        {
            return CommandResult.From(
                WorkspaceOpener.Open(context),
                workspace => new SettingsReport(
                    [.. ListSettings.Run(workspace), .. SurroundingSettings.Of(context, workspace)],
                    workspace.Layout.Configuration
                )
            );
        }

        if (!ReadOnlyTree.At(context, reader => reader.ReadOpen()).TryGet(out var look, out var error))
        {
            return error;
        }

        var status = SummarizeTree.Run(look.Reading);
        return CommandResult.Done(new StatusReport(status, look.Workspace.Root.Path, look.Reading.Now)) with
        {
            Warnings = look.Warnings,
        };
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) => command.Options.Add(config);
}
