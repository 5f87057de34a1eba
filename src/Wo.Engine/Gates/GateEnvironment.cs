namespace Wo.Engine.Gates;

/// <summary>The variables of the commands of gates.</summary>
internal static class GateEnvironment
{
    /// <summary>Those of one command.</summary>
    /// <param name="context">What the gates look at.</param>
    /// <param name="artifact">The file that the command is to make, or <see langword="null"/>.</param>
    public static WorkVariables Of(GateContext context, string? artifact) =>
        new()
        {
            Id = context.Id,
            Root = context.Workspace.Root.Path,
            Worktree = context.Place.Path,
            Branch = context.Place.Branch,
            BaseRef = context.BaseForCommands,
            OwnPort = context.Port,
            File = artifact,
            Secrets = context.Tokens,
        };
}
