using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Schema;

/// <summary><c>wo schema</c>: prints a schema. It needs no tree, and says where the one at hand has a schema of its own.</summary>
internal sealed class SchemaCommand : WoCommand
{
    private readonly Argument<string?> name = new("name")
    {
        Description = "The schema; without it they are listed",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <inheritdoc/>
    public override string Name => "schema";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["schemas", "jsonschema"];

    /// <inheritdoc/>
    public override string Summary => "Print the JSON schema of a kind of file, or list the schemas";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo schema", "which there are, and which of them this tree replaces by its own"),
            new("wo schema work_order", "for an editor or another validator"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => false;

    /// <inheritdoc/>
    public override bool IsAboutTree => false;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var root = WorkspaceOpener.OpenToLook(context).TryGet(out var tree, out _) ? tree.Workspace.Root.Path : null;
        var all = KnownSchema.All(root);
        if (context.Value(name) is not { } wanted)
        {
            return CommandResult.Done(new SchemaListReport(all));
        }

        // The name of the file is as good.
        var found = all.FirstOrDefault(schema =>
            schema.Name == wanted || SchemaTexts.FileName(schema.Name) == Path.GetFileName(wanted)
        );
        return found switch
        {
            null => UsageError.Because(
                $"there is no schema '{wanted}'" + TypoCorrection.DidYouMean(wanted, KnownSchema.Names)
            ) with
            {
                NextSteps = ["wo schema"],
            },
            { TreeFile: { } own } => CommandResult.Done(new SchemaReport(found)) with
            {
                Warnings = [$"this tree is checked against a schema of its own, {own}"],
            },
            _ => CommandResult.Done(new SchemaReport(found)),
        };
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        name.CompletionSources.Add([.. KnownSchema.Names]);
        command.Arguments.Add(name);
    }
}
