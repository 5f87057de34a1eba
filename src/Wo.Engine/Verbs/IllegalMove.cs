namespace Wo.Engine.Verbs;

/// <summary>The answer to a verb that does not apply in the present state: what the state is and what is legal.</summary>
internal static class IllegalMove
{
    public static WoError For(string verb, WorkOrderId id, WorkOrderState state)
    {
        var moves = state.LegalMoves();
        var legal = moves.IsEmpty
            ? "it is closed for good"
            : $"from there it can become {string.Join(" or ", moves.Select(to => to.DirectoryName()))}";
        return new WoError(Problem.IllegalTransition, $"cannot {verb} {id}: it is {state.DirectoryName()}; {legal}")
        {
            NextSteps = [.. NextSteps(id, state)],
            Verify = [$"wo show {id}"],
        };
    }

    private static IEnumerable<string> NextSteps(WorkOrderId id, WorkOrderState state) =>
        state switch
        {
            WorkOrderState.Pending => [$"wo take {id}"],
            // What may be done to one that is held depends on who asks; show says it.
            WorkOrderState.Failed or WorkOrderState.Partial => [$"wo requeue {id} --reason \"…\""],
            _ => [$"wo show {id}"],
        };
}
