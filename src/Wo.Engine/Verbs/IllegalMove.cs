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
            NextSteps = [.. NextSteps(verb, id, state)],
            Verify = [$"wo show {id}"],
        };
    }

    private static IEnumerable<string> NextSteps(string verb, WorkOrderId id, WorkOrderState state) =>
        state switch
        {
            WorkOrderState.Pending => [$"wo take {id}"],
            WorkOrderState.Running when verb == "requeue" => [$"wo release {id} --reason \"…\""],
            WorkOrderState.Running => [$"wo finish {id}", $"wo take {id} --resume"],
            WorkOrderState.Failed or WorkOrderState.Partial => [$"wo requeue {id} --reason \"…\""],
            _ => [$"wo show {id}"],
        };
}
