namespace Wo.Engine.Verbs.Renumber;

/// <summary>Which work order gets which id.</summary>
/// <param name="Old">The id that it has.</param>
/// <param name="New">The id that it gets, which has to be free.</param>
/// <param name="In">Which of several files with the id is meant: the one in this state; <see langword="null"/> where there is one.</param>
/// <param name="DryRun">Whether it is only asked what would change.</param>
internal sealed record RenumberRequest(WorkOrderId Old, WorkOrderId New, WorkOrderState? In, bool DryRun);
