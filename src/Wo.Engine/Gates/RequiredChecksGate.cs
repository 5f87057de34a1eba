using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>Every command of the <c>required_checks</c> of the definition of done succeeds in the worktree.</summary>
internal sealed class RequiredChecksGate(GateCommands commands) : IGate
{
    /// <inheritdoc/>
    public string Stage => "required_checks";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        context.SkipDod || !context.Workspace.Settings.RunDodChecks
            ? Result.Ok
            : from definition in context.DefinitionOfDone
            from answer in Check(context, definition)
            select answer;

    private Result<Unit> Check(GateContext context, DefinitionOfDone definition)
    {
        foreach (var check in definition.RequiredChecks)
        {
            var name = $"check '{OneLine.Of(check.Name)}', command";
            if (commands.RunAll(context, GateCommandKind.Check, check.Commands, name).Error is { } failure)
            {
                return failure;
            }
        }

        return Result.Ok;
    }
}
