using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Output;

namespace Wo.Tool.Probe;

/// <summary>A command without symbols of its own that answers what it is told to.</summary>
internal sealed class ProbeCommand(string name, Func<CommandContext, CommandResult> answer) : WoCommand
{
    public override string Name => name;

    public override string Summary => $"Probes {name}.";

    public override ImmutableArray<CommandExample> Examples => [new(Line, "probe it")];

    public override bool ChangesState => Changes;

    /// <summary>How it is called.</summary>
    public string Line { get; init; } = $"wo {name}";

    /// <summary>What <see cref="ChangesState"/> says.</summary>
    public bool Changes { get; init; }

    public override CommandResult Run(CommandContext context) => answer(context);

    protected override void AddSymbols(Command command) { }
}
