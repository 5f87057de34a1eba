using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Output;

namespace Wo.Tool.Probe;

/// <summary>Prints while it has a file open for writing, the first that the process opens.</summary>
internal sealed class OpenCommand : WoCommand
{
    private readonly Argument<string> path = ProbeCatalog.Text("PATH");

    public override string Name => "open";

    public override string Summary => "Prints while it has a file open.";

    public override ImmutableArray<CommandExample> Examples => [new("wo open file.txt", "write the file")];

    public override bool ChangesState => true;

    public override CommandResult Run(CommandContext context)
    {
        using FileStream file = File.Create(context.Value(path)!);
        file.Write("content of the file\n"u8);
        file.Flush();
        context.Narration.Line("content of standard output");
        context.Narration.Flush();
        context.Diagnostics.Warning("content of standard error");
        return CommandResult.Done();
    }

    protected override void AddSymbols(Command command) => command.Arguments.Add(path);
}
