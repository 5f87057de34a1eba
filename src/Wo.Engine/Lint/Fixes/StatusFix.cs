namespace Wo.Engine.Lint.Fixes;

/// <summary>The directory is the state; the status repeats it.</summary>
internal sealed class StatusFix : ILintFix
{
    public IEnumerable<ProposedFix> Propose(LintSubject subject)
    {
        var directory = subject.Candidate.State.DirectoryName();
        if (subject.Text("status")?.Value != directory)
        {
            yield return new ProposedFix("$.status", $"status is {directory}, like the directory")
            {
                Change = new FieldChange("status", new FieldValue.Text(directory)),
            };
        }
    }
}
