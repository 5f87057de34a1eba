namespace Wo.Engine.Gates;

/// <summary>Every one of <c>verify.commands</c> succeeds in the worktree. Stops at the first that does not.</summary>
internal sealed class VerifyCommandsGate(GateCommands commands) : IGate
{
    /// <inheritdoc/>
    public string Stage => "verify_commands";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        context.SkipVerification
            ? Result.Ok
            : commands.RunAll(
                context,
                GateCommandKind.Verify,
                context.WorkOrder.Verify?.Commands ?? [],
                "verify command"
            );
}
