using System.Collections.Immutable;

namespace Wo.Tool.Commands;

/// <summary>The tree for a command that only looks. It takes no lock, starts no process and does without settings.</summary>
/// <param name="Workspace">The state root.</param>
/// <param name="Reading">The tree at one moment.</param>
/// <param name="Warnings">What is wrong with the settings, as nothing that is looked at depends on more than their TTL.</param>
/// <param name="Unusable">Why the settings cannot be used, so that nothing can be taken; or <see langword="null"/>.</param>
internal sealed record ReadOnlyTree(
    Workspace Workspace,
    TreeReading Reading,
    ImmutableArray<string> Warnings,
    WoError? Unusable
)
{
    /// <summary>Reads once what a command needs.</summary>
    /// <param name="context">The command.</param>
    /// <param name="read">What it needs.</param>
    public static Result<ReadOnlyTree> At(CommandContext context, Func<TreeReader, TreeReading> read) =>
        from opened in WorkspaceOpener.OpenToLook(context)
        from usable in opened.Workspace.Tree.CheckDirectories()
        select new ReadOnlyTree(
            opened.Workspace,
            read(new TreeReader(opened.Workspace)),
            opened.Warnings,
            opened.Unusable
        );
}
