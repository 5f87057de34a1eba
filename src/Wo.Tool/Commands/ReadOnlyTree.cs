using System.Collections.Immutable;

namespace Wo.Tool.Commands;

/// <summary>The tree for a command that only looks. It takes no lock, starts no process and does without settings.</summary>
/// <param name="Workspace">The state root.</param>
/// <param name="Reading">The tree at one moment.</param>
/// <param name="Warnings">What is wrong with the settings, as nothing that is looked at depends on more than their TTL.</param>
internal sealed record ReadOnlyTree(Workspace Workspace, TreeReading Reading, ImmutableArray<string> Warnings)
{
    /// <summary>Reads everything once.</summary>
    public static Result<ReadOnlyTree> At(CommandContext context) =>
        from opened in WorkspaceOpener.OpenToLook(context)
        from tree in Read(opened.Workspace, opened.Warnings)
        select tree;

    private static Result<ReadOnlyTree> Read(Workspace workspace, ImmutableArray<string> warnings) =>
        workspace.Tree.Refusal() is { } refusal
            ? refusal
            : new ReadOnlyTree(workspace, new TreeReader(workspace).Read(), warnings);
}
