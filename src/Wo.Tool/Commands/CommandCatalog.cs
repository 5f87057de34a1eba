using System.Collections.Immutable;

namespace Wo.Tool.Commands;

/// <summary>The commands of <c>wo</c>, in the order in which help lists them.</summary>
internal static class CommandCatalog
{
    /// <summary>Makes one instance of each. Only what works is listed.</summary>
    public static ImmutableArray<CommandNode> Create() =>
        [
            new InitCommand(),
            new NewCommand(),
            new ListCommand(),
            new ShowCommand(),
            new StatusCommand(),
            new PreflightCommand(),
            new TakeCommand(),
            new HeartbeatCommand(),
            SessionCommand.Group(),
            new FinishCommand(),
            new ReleaseCommand(),
            new RequeueCommand(),
            new ReconcileCommand(),
            new IndexCommand(),
            new DemoCommand(),
        ];
}
