using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Edit;

/// <summary><c>wo edit</c>: changes what a person may change in a pending or partial work order.</summary>
internal sealed class EditCommand : WoCommand
{
    private readonly IdArgument id = new() { States = [WorkOrderState.Pending, WorkOrderState.Partial] };
    private readonly EditOptions options = new();

    /// <inheritdoc/>
    public override string Name => "edit";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["update", "set", "modify", "change"];

    /// <inheritdoc/>
    public override string Summary => "Change a pending or partial work order: valid afterwards, or not at all";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo edit WO-0016 --priority P0", "comments and layout of the file stay"),
            new("wo edit WO-0016 --add-depends WO-0012 --remove-depends WO-0009", "what it waits for"),
            new("wo edit WO-0016 --add-allow \"docs/**\" --add-verify \"make docs\"", "its scope and its gates"),
            new("wo edit WO-0016 --title \"Cluster segments by size\" --dry-run", "look at it first"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var outcome =
            from wanted in id.Read(context)
            from request in options.Read(context)
            from opened in WorkspaceOpener.Open(context)
            from usable in opened.Tree.CheckDirectories()
            from edited in new EditWorkOrder(opened).Run(wanted, request)
            select (edited, request.DryRun, FilePaths.Of(context, opened));
        if (!outcome.TryGet(out var done, out var error))
        {
            return error;
        }

        var (result, isDryRun, paths) = done;
        return CommandResult.Done(new EditReport(result, isDryRun, paths)) with { Warnings = result.Warnings };
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        id.AddTo(command);
        options.AddTo(command);
    }
}
