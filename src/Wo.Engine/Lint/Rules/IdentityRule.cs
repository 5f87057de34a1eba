namespace Wo.Engine.Lint.Rules;

/// <summary>The file name is the id, the directory is the status; what the file says has to agree.</summary>
internal sealed class IdentityRule : ILintRule
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
