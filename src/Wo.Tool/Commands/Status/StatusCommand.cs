using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Status;

/// <summary><c>wo status</c>: the tree at a glance.</summary>
internal sealed class StatusCommand : WoCommand
{
    /// <inheritdoc/>
    public override string Name => "status";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["st", "stat", "summary"];

    /// <inheritdoc/>
    public override string Summary => "Show the counts, who works on what, what is next and what is wrong";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [new("wo status", "a glance"), new("wo status --json", "the same for scripts")];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        if (!ReadOnlyTree.At(context).TryGet(out var look, out var error))
        {
            return error;
        }

        var status = SummarizeTree.Run(look.Reading);
        return CommandResult.Done(new StatusReport(status, look.Workspace.Root.Path, look.Reading.Now)) with
        {
            Warnings = look.Warnings,
        };
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) { }
}
