using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Board;

/// <summary><c>wo board</c>: the tree as a page in the browser.</summary>
internal sealed class BoardCommand : WoCommand
{
    private readonly Option<string?> port = ValueOption.One(
        "--port",
        "number",
        "The port of 127.0.0.1 to serve on (default: any that is free)",
        ValueKind.Number
    );

    private readonly Option<bool> allowActions = new("--allow-actions")
    {
        Description = "Let the page release, requeue and reconcile; without it, it only shows",
    };

    private readonly Option<string?> export = ValueOption.One(
        "--export",
        "file",
        "Write the page with its data to this file, and serve nothing",
        ValueKind.File
    );

    /// <inheritdoc/>
    public override string Name => "board";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["web", "ui", "dashboard", "kanban", "browse"];

    /// <inheritdoc/>
    public override string Summary => "Show the work orders as a live page in the browser";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo board", "prints the address to open; Ctrl-C ends it"),
            new("wo board --port 8123 --allow-actions", "always on the same port, and not only to look"),
            new("wo board --export board.html", "one page for a build server to keep"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var opened =
            from sound in Check(context)
            from wanted in Port(context)
            from tree in WorkspaceOpener.OpenToLook(context)
            from usable in tree.Workspace.Tree.CheckDirectories()
            select (wanted, tree);
        if (!opened.TryGet(out var found, out var error))
        {
            return error;
        }

        if (context.Value(export) is { } file)
        {
            return Export(context, found.tree.Workspace, file).TryGet(out var report, out error)
                ? CommandResult.Of(report, null, found.tree.Warnings)
                : error;
        }

        foreach (var warning in found.tree.Warnings)
        {
            context.Diagnostics.Warning(warning);
        }

        return Serve(context, found.tree.Workspace, found.wanted).GetAwaiter().GetResult().TryGet(out _, out error)
            ? CommandResult.Done()
            : error;
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        command.Options.Add(port);
        command.Options.Add(allowActions);
        command.Options.Add(export);
    }

    private static Result<ExportReport> Export(CommandContext context, Workspace workspace, string file)
    {
        using var data = new BoardData(context);
        using var progress = context.Progress.Follow("writing the page");
        return from target in ExportTarget.Of(workspace, context.Environment.WorkingDirectory(), file)
            from made in new BoardExport(context, data).Make(workspace.Root.Path)
            from written in StorageBoundary.Run<Unit>(() =>
            {
                workspace.Writer.Replace(target, made.Page);
                return default(Unit);
            })
            select new ExportReport(file, target, made.Page.Length, made.WorkOrders, made.Details);
    }

    private Result<Unit> Check(CommandContext context) =>
        context.Value(export) is null
            ? context.Mode.Json
                ? UsageError.Because("--json goes with --export alone; wo list --json has what the page shows")
                : Result.Ok
            : context.Value(port) is not null
                ? UsageError.Because("--export goes without --port")
                : context.Value(allowActions)
                    ? UsageError.Because("--export goes without --allow-actions")
                    : Result.Ok;

    private async Task<Result<Unit>> Serve(CommandContext context, Workspace workspace, int wanted)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        var feed = new ChangeFeed(workspace, ending.Token);
        using var data = new BoardData(context);
        var routes = new BoardRoutes(
            data,
            new EventStream(feed),
            BoardPage.Of(workspace.Root.Path, context.Value(allowActions)),
            ending.Token
        );
        var key = BoardKey.New();
        var server = new BoardServer(routes, key);
        await using (server.ConfigureAwait(false))
        {
            if (!server.Start(wanted).TryGet(out var address, out var refused))
            {
                return refused;
            }

            var watching = feed.Run();
            context.Narration.Line($"{address}#key={key.Text}");
            context.Narration.Flush();
            context.Diagnostics.Remark("open this address in a browser of this machine; Ctrl-C ends it");
            await Stopped(context.Cancellation).ConfigureAwait(false);
            await ending.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
        }

        return Result.Ok;
    }

    private static async Task Stopped(CancellationToken cancellation)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var registration = cancellation.Register(stopped.SetResult);
        await using (registration.ConfigureAwait(false))
        {
            await stopped.Task.ConfigureAwait(false);
        }
    }

    private Result<int> Port(CommandContext context) =>
        context.Value(port) is not { } typed ? 0
        : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and <= ushort.MaxValue
            ? number
        : UsageError.Because($"--port needs a number from 1 to 65535, not '{typed}'");
}
