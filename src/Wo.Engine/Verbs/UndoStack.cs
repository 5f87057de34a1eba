using System.Collections.Immutable;

namespace Wo.Engine.Verbs;

/// <summary>The steps an operation has done so far, each with how to take it back.</summary>
internal sealed class UndoStack
{
    private readonly Stack<(string What, Func<Result<Unit>> Undo)> steps = new();

    /// <summary>Remembers a step that is done.</summary>
    /// <param name="what">What it left, for the message where undoing fails.</param>
    /// <param name="undo">Takes it back.</param>
    public void Push(string what, Func<Result<Unit>> undo) => steps.Push((what, undo));

    /// <summary>Takes every step back in reverse order.</summary>
    /// <returns>The failure itself, or one that names what could not be undone and leads to reconcile.</returns>
    public WoError Fail(WoError failure)
    {
        var left = ImmutableArray.CreateBuilder<string>();
        while (steps.TryPop(out var step))
        {
            if (StorageBoundary.Run(step.Undo).Error is { } error)
            {
                left.Add($"could not undo {step.What}: {error.Cause}");
            }
        }

        return left.Count == 0
            ? failure
            : new WoError(Problem.InterruptedTransition, $"{failure.Cause}; {string.Join("; ", left)}")
            {
                Details = [.. failure.Details, .. left],
                NextSteps = ["wo reconcile --apply"],
                Verify = ["wo reconcile"],
            };
    }
}
