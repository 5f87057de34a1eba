using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Man;

/// <summary><c>wo man</c>: the manual page.</summary>
/// <param name="commands">Makes the catalogue, which this command is in.</param>
internal sealed class ManCommand(Func<ImmutableArray<CommandNode>> commands) : WoCommand
{
    /// <inheritdoc/>
    public override string Name => "man";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["manual", "docs"];

    /// <inheritdoc/>
    public override string Summary => "Print the manual page, which has all commands, in the form that man reads";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo man", "to read it: wo man | man -l -; to install it: into wo.1 in a directory of manpath")];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override bool IsAboutTree => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context) =>
        CommandResult.Done(new ManPage(new ToolCommandLine(commands())));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) { }
}
