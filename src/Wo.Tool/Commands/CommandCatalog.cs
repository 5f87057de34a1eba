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
    private static readonly ImmutableArray<(string Name, Func<CommandNode> Make)> All =
    [
        ("init", static () => new InitCommand()),
        ("new", static () => new NewCommand()),
        ("edit", static () => new EditCommand()),
        ("import", static () => new ImportCommand()),
        ("list", static () => new ListCommand()),
        ("show", static () => new ShowCommand()),
        ("status", static () => new StatusCommand()),
        ("deps", static () => new DepsCommand()),
        ("wait", static () => new WaitCommand()),
        ("watch", static () => new WatchCommand()),
        ("log", static () => new LogCommand()),
        ("stats", static () => new StatsCommand()),
        ("board", static () => new BoardCommand()),
        ("preflight", static () => new PreflightCommand()),
        ("take", static () => new TakeCommand()),
        ("heartbeat", static () => new HeartbeatCommand()),
        ("session", SessionCommand.Group),
        ("verify", static () => new VerifyCommand()),
        ("finish", static () => new FinishCommand()),
        ("release", static () => new ReleaseCommand()),
        ("requeue", static () => new RequeueCommand()),
        ("reopen", static () => new ReopenCommand()),
        ("renumber", static () => new RenumberCommand()),
        ("push", static () => new PushCommand()),
        ("sync", static () => new SyncCommand()),
        ("reconcile", static () => new ReconcileCommand()),
        ("gc", static () => new GcCommand()),
        ("lint", static () => new LintCommand()),
        ("fmt", static () => new FmtCommand()),
        ("hook", HookCommand.Group),
        ("schema", static () => new SchemaCommand()),
        ("index", static () => new IndexCommand()),
        ("completion", static () => new CompletionCommand()),
        ("man", static () => new ManCommand(Create)),
        ("prime", static () => new PrimeCommand()),
        ("agents", AgentsInstallCommand.Group),
        ("mcp", static () => new McpCommand(Create)),
        ("demo", static () => new DemoCommand()),
    ];

    /// <summary>Makes one instance of each. Only what works is listed.</summary>
    public static ImmutableArray<CommandNode> Create() => [.. All.Select(command => command.Make())];

    /// <summary>Makes the one of a name; <see langword="null"/> where none has it.</summary>
    public static CommandNode? Find(string name) => All.FirstOrDefault(command => command.Name == name).Make?.Invoke();
}
