namespace Wo.Tool.Commands;

/// <summary>What a verb acts on: the state root and the settings in force there.</summary>
/// <param name="Workspace">The state root with everything that works on it.</param>
/// <param name="Settings">The settings.</param>
internal sealed record ConfiguredWorkspace(Workspace Workspace, Settings Settings)
{
    /// <summary>Finds it; settings that cannot be read stop the command.</summary>
    public static Result<ConfiguredWorkspace> Open(CommandContext context) =>
        from workspace in WorkspaceOpener.Open(context)
        from settings in WorkspaceOpener.Settings(context, workspace)
        select new ConfiguredWorkspace(workspace, settings);
}
