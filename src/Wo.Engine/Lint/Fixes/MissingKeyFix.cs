namespace Wo.Engine.Lint.Fixes;

/// <summary>Keys that have to be there and can only have one value: the version of the format, and the id that the file's name is.</summary>
internal sealed class MissingKeyFix : ILintFix
{
    public IEnumerable<ProposedFix> Propose(LintSubject subject)
    {
        if (!subject.Root.TryGet("version", out _))
        {
            yield return Add("version", new FieldValue.Whole(1), "version is 1");
        }

        if (!subject.Root.TryGet("id", out _))
        {
            var id = subject.Candidate.Id.Value;
            yield return Add("id", new FieldValue.Text(id), $"id is {id}, like the file's name");
        }
    }

    private static ProposedFix Add(string key, FieldValue value, string what) =>
        new($"$.{key}", what) { Change = new FieldChange(key, value) };
}
