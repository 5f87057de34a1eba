using System.Collections.Immutable;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands.Agents;
using Wo.Tool.Commands.Board;
using Wo.Tool.Commands.Completion;
using Wo.Tool.Commands.Demo;
using Wo.Tool.Commands.Deps;
using Wo.Tool.Commands.Edit;
using Wo.Tool.Commands.Finish;
using Wo.Tool.Commands.Fmt;
using Wo.Tool.Commands.Gc;
using Wo.Tool.Commands.Heartbeat;
using Wo.Tool.Commands.Hook;
using Wo.Tool.Commands.Import;
using Wo.Tool.Commands.Index;
using Wo.Tool.Commands.Init;
using Wo.Tool.Commands.Lint;
using Wo.Tool.Commands.List;
using Wo.Tool.Commands.Log;
using Wo.Tool.Commands.Man;
using Wo.Tool.Commands.Mcp;
using Wo.Tool.Commands.New;
using Wo.Tool.Commands.Preflight;
using Wo.Tool.Commands.Prime;
using Wo.Tool.Commands.Push;
using Wo.Tool.Commands.Reconcile;
using Wo.Tool.Commands.Release;
using Wo.Tool.Commands.Renumber;
using Wo.Tool.Commands.Reopen;
using Wo.Tool.Commands.Requeue;
using Wo.Tool.Commands.Schema;
using Wo.Tool.Commands.Session;
using Wo.Tool.Commands.Show;
using Wo.Tool.Commands.Stats;
using Wo.Tool.Commands.Status;
using Wo.Tool.Commands.Sync;
using Wo.Tool.Commands.Take;
using Wo.Tool.Commands.Verify;
using Wo.Tool.Commands.Wait;
using Wo.Tool.Commands.Watch;

namespace Wo.Tool.Commands;

/// <summary>The commands of <c>wo</c>, in the order in which help lists them.</summary>
internal static class CommandCatalog
{
    /// <summary>Makes one instance of each. Only what works is listed.</summary>
    public static ImmutableArray<CommandNode> Create() =>
        [
            new InitCommand(),
            new NewCommand(),
            new EditCommand(),
            new ImportCommand(),
            new ListCommand(),
            new ShowCommand(),
            new StatusCommand(),
            new DepsCommand(),
            new WaitCommand(),
            new WatchCommand(),
            new LogCommand(),
            new StatsCommand(),
            new BoardCommand(),
            new PreflightCommand(),
            new TakeCommand(),
            new HeartbeatCommand(),
            SessionCommand.Group(),
            new VerifyCommand(),
            new FinishCommand(),
            new ReleaseCommand(),
            new RequeueCommand(),
            new ReopenCommand(),
            new RenumberCommand(),
            new PushCommand(),
            new SyncCommand(),
            new ReconcileCommand(),
            new GcCommand(),
            new LintCommand(),
            new FmtCommand(),
            HookCommand.Group(),
            new SchemaCommand(),
            new IndexCommand(),
            new CompletionCommand(),
            new ManCommand(Create),
            new PrimeCommand(),
            AgentsInstallCommand.Group(),
            new McpCommand(Create),
            new DemoCommand(),
        ];
}
