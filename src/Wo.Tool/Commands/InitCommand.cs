using System.Collections.Immutable;
using System.CommandLine;
using Wo.Core.Creation;
using Wo.Core.Errors;
using Wo.Core.Git;
using Wo.Core.Lifecycle;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary><c>wo init</c>: scaffolds a tree of work orders.</summary>
internal sealed class InitCommand : WoCommand
{
    /// <inheritdoc/>
    public override string Name => "init";

    /// <inheritdoc/>
    public override string Summary => "Set up _ctx in a repository; what exists stays as it is";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo init", "in the repository of the current directory"),
            new("wo init --root services/billing", "below the top; git config wo.root remembers it"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override Task<CommandResult> RunAsync(CommandContext context, CancellationToken cancellation) =>
        Task.FromResult(Run(context));

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) { }

    private static CommandResult Run(CommandContext context)
    {
        var initialised =
            from workspace in WorkspaceOpener.OpenForInit(context)
            from items in Scaffolder(workspace).Run()
            from remembered in context.Root is null
                ? workspace.Root.Path
                : new StateRootSetting(workspace.Git).Remember(workspace.Root)
            select (workspace.Root.Path, Items: items, Remembered: remembered);
        if (!initialised.TryGet(out var done, out var error))
        {
            return error;
        }

        return CommandResult.Done(new InitReport(done.Path, done.Items)) with
        {
            Warnings = done.Remembered == done.Path ? [] : [Elsewhere(done.Path, done.Remembered)],
        };
    }

    private static InitTree Scaffolder(Workspace workspace) =>
        new(workspace.Files, workspace.Writer, workspace.Layout, workspace.Tree, workspace.Guard, workspace.Clock);

    private static string Elsewhere(string path, string remembered) =>
        $"git config {StateRootSetting.Name} names {remembered} and was left as it is; say --root {ShellWord.Quote(path)} "
        + "to use this one";
}
