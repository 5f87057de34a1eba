namespace Wo.Engine.Gates;

/// <summary>Every command that the tree wants of all work orders (<c>verify_always</c>) succeeds in the worktree.</summary>
internal sealed class VerifyAlwaysGate(GateCommands commands) : IGate
{
    /// <inheritdoc/>
    public string Stage => "verify_always";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        context.SkipVerification
            ? Result.Ok
            : commands.RunAll(
                context,
                GateCommandKind.Always,
                context.Workspace.Settings.VerifyAlways,
                "verify_always command"
            );
}
