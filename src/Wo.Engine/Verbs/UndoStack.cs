using System.Collections.Immutable;
using Wo.Engine.Store;

namespace Wo.Engine.Verbs;

/// <summary>The steps an operation has done so far, each with how to take it back.</summary>
internal sealed class UndoStack
{
    private readonly Stack<(string What, Func<Result<Unit>> Undo, bool Explains)> steps = new();

    /// <summary>Remembers a step that is done.</summary>
    /// <param name="what">What it left, for the message where undoing fails.</param>
    /// <param name="undo">Takes it back.</param>
    /// <param name="explainsLaterOnes">
    /// Whether it is the record by which reconcile finds what the later steps made: it stays where one of them cannot be
    /// taken back.
    /// </param>
    public void Push(string what, Func<Result<Unit>> undo, bool explainsLaterOnes = false) =>
        steps.Push((what, undo, explainsLaterOnes));

    /// <summary>Takes every step back in reverse order.</summary>
    /// <param name="failure">Why. One that says itself that an operation stays half-way keeps its record, too.</param>
    /// <returns>The failure itself, or one that names what could not be undone and leads to reconcile.</returns>
    public WoError Fail(WoError failure)
    {
        var left = ImmutableArray.CreateBuilder<string>();
        while (steps.TryPop(out var step))
        {
            if (step.Explains && (left.Count > 0 || failure.Code == Problem.InterruptedTransition))
            {
                continue;
            }

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
