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
        from workspace in WorkspaceOpener.Open(context)
        from look in Read(context, workspace)
        select look;

    private static Result<ReadOnlyTree> Read(CommandContext context, Workspace workspace)
    {
        if (workspace.Tree.Refusal() is { } refusal)
        {
            return refusal;
        }

        var settings = new SettingsReader(workspace.Files, workspace.Layout).Read(
            context.Environment.Variable(LeaseTtl.Variable)
        );
        var usable = settings.TryGet(out var found, out var invalid);
        var reading = workspace.Reader(usable ? found!.LockTtlSeconds : LeaseTtl.DefaultSeconds).Read();
        return new ReadOnlyTree(workspace, reading, usable ? found!.Warnings : [invalid!.Cause, .. invalid.Details]);
    }
}
