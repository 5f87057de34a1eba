namespace Wo.Engine.Read;

/// <summary>Something that a look at the tree shows to be wrong. Reconcile looks more closely and repairs.</summary>
/// <param name="Code">Which problem it is.</param>
/// <param name="Id">The work order, where it is about one.</param>
/// <param name="Message">One line for people.</param>
internal sealed record TreeProblem(Problem Code, WorkOrderId? Id, string Message);
