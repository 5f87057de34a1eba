using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Output;

namespace Wo.Tool.Probe;

/// <summary>
/// Says <c>ready</c> and waits for a signal. With <c>--step</c> it is then in the middle of a step, which takes until a
/// line comes in on standard input.
/// </summary>
internal sealed class WaitCommand : WoCommand
{
    private readonly Option<bool> step = new("--step") { Description = "Have a step to finish." };
    private readonly Option<bool> finish = new("--finish") { Description = "Have finished all work by then." };

    public override string Name => "wait";

    public override string Summary => "Waits for a signal.";

    public override ImmutableArray<CommandExample> Examples => [new("wo wait", "wait until interrupted")];

    public override bool ChangesState => true;

    public override CommandResult Run(CommandContext context)
    {
        context.Narration.Line("ready");
        context.Narration.Flush();
        try
        {
            context.Cancellation.WaitHandle.WaitOne();
            context.Cancellation.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException) when (context.Value(finish))
        {
            return CommandResult.Done(new LinesReport("finished", 1));
        }
        catch (OperationCanceledException) when (context.Value(step))
        {
            context.Narration.Line("stopping");
            context.Narration.Flush();
            Console.In.ReadLine();
            context.Narration.Line("step finished");
            throw;
        }

        return CommandResult.Done();
    }

    protected override void AddSymbols(Command command)
    {
        command.Options.Add(step);
        command.Options.Add(finish);
    }
}
