using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Output;

namespace Wo.Tool.Probe;

/// <summary>Shows its argument as untrusted text in a table.</summary>
internal sealed class EchoCommand : WoCommand
{
    private readonly Argument<string> text = ProbeCatalog.Text("TEXT");
    private readonly Option<string> owner = new("--owner")
    {
        Description = "An option with a value.",
        HelpName = "NAME",
    };
    private readonly Option<int> count = new("--count") { Description = "An option with a number." };
    private readonly Option<string[]> allow = new("--allow") { Description = "An option that may be repeated." };

    public override string Name => "echo";

    public override string Summary => "Shows a text.";

    public override ImmutableArray<CommandExample> Examples =>
        [new("wo echo hello", "show a word"), new("wo echo --owner alice -- --json", "show a word with dashes")];

    public override bool ChangesState => false;

    public override CommandResult Run(CommandContext context) =>
        CommandResult.Done(new EchoReport(context.Value(text)!, context.Value(owner) ?? "nobody", context.Root));

    protected override void AddSymbols(Command command)
    {
        command.Arguments.Add(text);
        command.Options.Add(owner);
        command.Options.Add(count);
        command.Options.Add(allow);
    }
}
