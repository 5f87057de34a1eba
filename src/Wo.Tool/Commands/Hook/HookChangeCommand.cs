using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Hook;

/// <summary><c>wo hook install</c> and <c>wo hook remove</c>.</summary>
internal sealed class HookChangeCommand(bool isInstall) : WoCommand
{
    /// <inheritdoc/>
    public override string Name => isInstall ? "install" : "remove";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => isInstall ? ["add", "init"] : ["uninstall", "delete"];

    /// <inheritdoc/>
    public override string Summary =>
        isInstall
            ? "Install the hooks pre-commit and commit-msg; one that is there runs after ours"
            : "Take the hooks out again; one that was there before has its place back";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        isInstall
            ? [new("wo hook install", "check the work orders of each commit")]
            : [new("wo hook remove", "as if they had never been there")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var own = context.Environment.OwnCommand();
        return CommandResult.From(
            from opened in WorkspaceOpener.Open(context)
            let hooks = new InstallHooks(opened, own is [var program] ? program : null)
            from changes in isInstall ? hooks.Install() : hooks.Remove()
            select (changes, FilePaths.Of(context, opened)),
            done => new HookChangeReport(done.changes, done.Item2)
        );
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) { }
}
