namespace Wo.Tool.Output;

/// <summary>States in the colours that people get used to.</summary>
internal static class StateText
{
    /// <summary>The name of a state; <c>conflict</c> where several files contradict each other.</summary>
    public static StyledText Of(WorkOrderState? state) =>
        state is { } known ? (known.DirectoryName(), StyleOf(known)) : ("conflict", TextStyle.Bad);

    private static TextStyle StyleOf(WorkOrderState state) =>
        state switch
        {
            WorkOrderState.Running => TextStyle.Good,
            WorkOrderState.Failed => TextStyle.Bad,
            WorkOrderState.Partial => TextStyle.Warning,
            WorkOrderState.Done => TextStyle.Faint,
            _ => TextStyle.Plain,
        };
}
