namespace Wo.Engine.Lint.Rules;

/// <summary>The file name is the id, the directory is the status; what the file says has to agree.</summary>
/// <param name="graph">The other work orders.</param>
internal sealed class IdentityRule(DependencyGraph graph) : ILintRule
{
    public void Check(LintSubject subject)
    {
        var candidate = subject.Candidate;
        if (subject.Text("id") is { } id && id.Value != candidate.Id.Value)
        {
            subject.Error(
                Problem.IdMismatch,
                id,
                "$.id",
                $"the file is named {candidate.Path.Name} and says that its id is {id.Value}"
            );
        }

        // Branches and worktrees of the two would collide. What is under way is left to finish.
        if (
            candidate.State is WorkOrderState.Pending or WorkOrderState.Partial
            && graph.TwinOf(candidate.Id) is { } twin
        )
        {
            subject.Error(
                Problem.CaseCollision,
                subject.Text("id") as YamlNode ?? subject.Root,
                "$.id",
                $"{candidate.Id} and {twin} differ in case only: rename one of them"
            );
        }

        var directory = candidate.State.DirectoryName();
        if (
            subject.Text("status") is { } status
            && status.Value != directory
            && WorkOrderStates.TryParse(status.Value, out _)
        )
        {
            subject.Warning(
                Problem.StatusMismatch,
                status,
                "$.status",
                $"it lies in {directory} and says that its status is {status.Value}; the directory counts"
            );
        }
    }
}
