using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Wo.Tool.CommandLine;
using Wo.Tool.Hosting;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Watch;

/// <summary><c>wo watch</c>: the tree on a whole terminal, live.</summary>
internal sealed class WatchCommand : WoCommand
{
    // What a script, or a person who scrolls, wants to see of lists that may be long.
    private const int MostOnce = 20;
    private const string Hint = "q ends";

    // How old what is told in ages may be on the screen: of a gate a second, of all else this.
    private static readonly TimeSpan LongestStill = TimeSpan.FromSeconds(10);

    private readonly Option<bool> once = new("--once")
    {
        Description = "Print one view and end, for scripts and where there is no terminal",
    };

    /// <inheritdoc/>
    public override string Name => "watch";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["top", "monitor", "tui"];

    /// <inheritdoc/>
    public override string Summary => "Watch what runs, what is ready, what is wrong and what happens, live";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo watch", "the whole terminal, until q or Ctrl-C"),
            new("wo watch --once", "one view, as text"),
            new("wo watch --once --json", "the same for scripts"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var looked =
            from possible in Check(context)
            from opened in WorkspaceOpener.OpenToLook(context)
            from usable in opened.Workspace.Tree.CheckDirectories()
            select opened;
        if (!looked.TryGet(out var found, out var error))
        {
            return error;
        }

        var (workspace, warnings, _) = found;
        var plot = Plot.For(context.Environment.Variable);
        return context.Value(once)
            ? Once(context, workspace, warnings, plot)
            : Follow(context, workspace, new WatchFrame(workspace.Root.Path, warnings, plot));
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) => command.Options.Add(once);

    private Result<Unit> Check(CommandContext context) =>
        context.Value(once) ? Result.Ok
        : context.Mode.Json ? Instead("--json goes with --once: one object cannot tell what goes on", "--json")
        : !context.Environment.Console.OutputIsTerminal || context.Environment.OpenScreen is null
            ? Instead("watch needs a terminal, and standard output is none")
        : !ColorRules.CanMove(context.Environment.Variable)
            ? Instead("watch needs a terminal that can be drawn on; TERM=dumb or CI says that this one cannot")
        : Result.Ok;

    private static WoError Instead(string problem, params string[] more)
    {
        var step = string.Join(' ', ["wo watch --once", .. more]);
        return new(Problem.Usage, problem) { NextSteps = [step] };
    }

    private static CommandResult Once(
        CommandContext context,
        Workspace workspace,
        ImmutableArray<string> warnings,
        Plot plot
    )
    {
        var console = context.Environment.Console;
        var view = new ViewTree(workspace) { Most = MostOnce }.Look();
        var frame = new WatchFrame(workspace.Root.Path, [], plot);
        var width = console.OutputIsTerminal ? console.OutputWidth() : null;
        return CommandResult.Of(
            new WatchReport(view with { Warnings = [] }, workspace.Root.Path, frame, width),
            null,
            [.. warnings, .. view.Warnings]
        );
    }

    private static CommandResult Follow(CommandContext context, Workspace workspace, WatchFrame frame)
    {
        using var tree = new FollowTree(workspace);
        if (!tree.Begin().TryGet(out var view, out var failure))
        {
            return failure;
        }

        using (var screen = context.Environment.OpenScreen!())
        {
            var (drawn, at) = ((TreeView?)null, 0L);
            while (!screen.IsLeft && !context.Cancellation.IsCancellationRequested)
            {
                if (
                    !ReferenceEquals(view, drawn)
                    || screen.IsOutdated
                    || view.Running.Any(work => work.Gate is not null)
                    || context.Time.GetElapsedTime(at) >= LongestStill
                )
                {
                    Draw(context, frame, view, screen);
                    (drawn, at) = (view, context.Time.GetTimestamp());
                }

                view = tree.Next(view, screen.Woken, context.Cancellation);
            }
        }

        // Ctrl-C is how one leaves a view; there is nothing that it cuts short.
        if (context.Interrupt() is { } signal and not InterruptSignal.Interrupt)
        {
            throw new OperationCanceledException($"stopped by {signal}", context.Cancellation);
        }

        return CommandResult.Done();
    }

    private static void Draw(CommandContext context, WatchFrame frame, TreeView view, FullScreen screen)
    {
        var (width, height) = FullScreen.Size;
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var color = ColorRules.Allow(isTerminal: true, context.Mode.NoColor, context.Environment.Variable);
        var output = new TextOutput(text, color, Verbosity.Normal);
        foreach (var line in frame.Lines(view, context.Time.GetUtcNow(), width, height - 1))
        {
            output.Line([.. line]);
        }

        screen.Show(text.ToString().Split('\n')[..^1], Hint);
    }
}
