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
            BaseRef = BaseOf(context),
            OwnPort = context.Port,
            File = artifact,
            Secrets = context.Tokens,
        };

    /// <summary>What the branch is compared with, in a form that git understands in the worktree.</summary>
    private static string? BaseOf(GateContext context) =>
        !context.Base.TryGet(out var start, out _) ? null
        : context.Workspace.Refs.ResolveCommit(context.Place.Path, start.Name).TryGet(out var named, out _)
        && named == start.Oid
            ? start.Name
        : start.Oid;
}
