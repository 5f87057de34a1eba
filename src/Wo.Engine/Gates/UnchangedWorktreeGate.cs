namespace Wo.Engine.Gates;

/// <summary>The commands that ran meanwhile have neither moved HEAD nor left anything that is in no commit.</summary>
internal sealed class UnchangedWorktreeGate : IGate
{
    /// <inheritdoc/>
    public string Stage => "worktree_unchanged";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        context.Commands.Count == 0 ? Result.Ok : context.Place.Recheck(context.Condition.Value);
}
