using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Hosting;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Demo;

/// <summary><c>wo demo</c>: walks through everything in a repository that is thrown away.</summary>
internal sealed class DemoCommand : WoCommand
{
    private static readonly TimeSpan TimeForSignal = TimeSpan.FromSeconds(1);

    private readonly Option<bool> keep = new("--keep") { Description = "Keep the repository and say where it is" };

    /// <inheritdoc/>
    public override string Name => "demo";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["example", "tutorial"];

    /// <inheritdoc/>
    public override string Summary => "Show the life of a work order in a throw-away repository, crash included";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo demo", "watch it; your own repositories are not touched"),
            new("wo demo --keep", "and look around afterwards"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override bool IsAboutTree => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var narrator = new DemoNarrator(context.Narration);
        using var scratch = new ScratchDirectory("wo-demo-") { IsKept = context.Value(keep) };
        var repository = scratch.Create("greetings");
        var processes = ProcessRunner.ForThisPlatform(context.Time);
        var shell = new DemoShell(context, processes, narrator, repository);
        var crash = new DemoCrash(shell, scratch, context.Environment.OwnCommand());
        try
        {
            new DemoStory(shell, narrator, crash).Tell();
        }
        catch (DemoFailure failure)
        {
            StopIfAskedTo(context);
            // The user has to be able to look at what went wrong.
            scratch.IsKept = true;
            return Failed(failure, new DemoReport(narrator.Steps, repository, isComplete: false));
        }

        return CommandResult.Done(new DemoReport(narrator.Steps, scratch.IsKept ? repository : null, isComplete: true));
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) => command.Options.Add(keep);

    /// <summary>
    /// Ctrl-C reaches every process of the terminal, so that a command of the story may end by it before this process
    /// has heard of it, and with any exit code: that of <c>wo</c> says that its git failed.
    /// </summary>
    private static void StopIfAskedTo(CommandContext context)
    {
        context.Cancellation.WaitHandle.WaitOne(TimeForSignal);
        context.Cancellation.ThrowIfCancellationRequested();
    }

    private static CommandResult Failed(DemoFailure failure, DemoReport report) =>
        CommandResult.Failed(
            new WoError(Problem.DemoFailed, failure.Message)
            {
                Details = failure.Line.Output,
                NextSteps = ["git --version"],
                Verify = ["wo demo"],
            },
            report
        );
}
