using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Init;

/// <summary><c>wo init</c>: scaffolds a tree of work orders.</summary>
internal sealed class InitCommand : WoCommand
{
    /// <inheritdoc/>
    public override string Name => "init";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["setup", "bootstrap"];

    /// <inheritdoc/>
    public override string Summary => "Set up _ctx in a repository; existing files stay as they are";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo init", "in the repository of the current directory"),
            new("wo init --root services/billing", "below the top; git config wo.root remembers it"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        if (!WorkspaceOpener.OpenForInit(context).TryGet(out var workspace, out var error))
        {
            return error;
        }

        var root = workspace.Root.Path;
        var inForce = root;
        Result<Unit> Remember()
        {
            var remembered = new StateRootSetting(workspace.Git).Remember(workspace.Root);
            inForce = remembered.IsOk ? remembered.Value : root;
            return remembered.Error is { } refused ? refused : Result.Ok;
        }

        if (!Scaffolder(workspace).Run(context.Root is null ? null : Remember).TryGet(out var items, out error))
        {
            return error;
        }

        return CommandResult.Done(new InitReport(root, items)) with
        {
            Warnings = inForce == root ? [] : [Elsewhere(root, inForce)],
        };
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) { }

    private static InitTree Scaffolder(Workspace workspace) => new(workspace);

    private static string Elsewhere(string path, string remembered) =>
        $"git config {StateRootSetting.Name} names {remembered} and was left as it is; say --root {ShellWord.Quote(path)} "
        + "to use this one";
}
