using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Prime;

/// <summary><c>wo prime</c>: tells an agent how to work in this tree.</summary>
internal sealed class PrimeCommand : WoCommand
{
    /// <inheritdoc/>
    public override string Name => "prime";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["onboard", "instructions", "rules", "context"];

    /// <inheritdoc/>
    public override string Summary => "Tell an agent how to work in this tree, in few words";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo prime", "for the prompt of an agent; wo agents install has this run where a session starts")];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        WorkspaceOpener.OpenToLook(context).TryGet(out var opened, out var error)
            ? CommandResult.Of(new PrimeReport(TreeRules.Of(opened.Workspace)), error: null, opened.Warnings)
            : error;

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) { }
}
