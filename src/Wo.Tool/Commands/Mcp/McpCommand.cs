using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Mcp;

/// <summary><c>wo mcp</c>: offers commands to agents as tools of the Model Context Protocol.</summary>
/// <param name="commands">Makes the catalogue, which this command is in.</param>
internal sealed class McpCommand(Func<ImmutableArray<CommandNode>> commands) : WoCommand
{
    private readonly Option<string?> owner = new KnownOption<string?>(CallerOptions.OwnerOption, ValueKind.Owner)
    {
        Description = "The name to act under (default: WO_OWNER, else the user); give each agent one of its own",
        HelpName = "name",
    };

    /// <inheritdoc/>
    public override string Name => "mcp";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["serve", "server", "mcp-server"];

    /// <inheritdoc/>
    public override string Summary => "Serve the Model Context Protocol to an agent, on standard input and output";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo mcp --owner agent-3", "what the configuration of an agent starts; it ends with its input")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        if (context.Mode.Json)
        {
            return UsageError.Because("--json does not go with mcp: standard output belongs to the protocol");
        }

        if (!CallerOptions.Name(context.Value(owner)).TryGet(out var name, out var error))
        {
            return error;
        }

        if (context.Environment.Console.OutputIsTerminal)
        {
            context.Diagnostics.Remark("an agent starts this; it ends with its input (Ctrl-D)");
        }

        Serve(context, name).GetAwaiter().GetResult();
        context.Cancellation.ThrowIfCancellationRequested();
        return CommandResult.Done();
    }

    private async Task Serve(CommandContext context, string? name)
    {
        var server = new ProtocolServer(context, name, ToolDefinition.Of(commands()));
        await using (server.ConfigureAwait(false))
        {
            await server.Run().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) => command.Options.Add(owner);
}
