using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Lint.Rules;

/// <summary>
/// Ids differ in more than case: branches and worktrees of two that do not would collide. What is under way is left to finish.
/// </summary>
/// <param name="graph">The other work orders.</param>
internal sealed class TwinRule(DependencyGraph graph) : ITreeRule
{
    public void Check(LintSubject subject)
    {
        if (TwinOf(subject.Candidate) is { } twin)
        {
            subject.Error(
                Problem.CaseCollision,
                subject.Text("id") as YamlNode ?? subject.Root,
                "$.id",
                $"{subject.Candidate.Id} and {twin} differ in case only: rename one of them"
            );
        }
    }

    public bool IsSilent(WorkOrderCandidate file, ExaminedFile examined) => TwinOf(file) is null;

    private WorkOrderId? TwinOf(WorkOrderCandidate file) =>
        file.State is WorkOrderState.Pending or WorkOrderState.Partial ? graph.TwinOf(file.Id) : null;
}
