namespace Wo.Engine.Lint.Fixes;

/// <summary>A priority that is right but for its capitals.</summary>
internal sealed class PriorityFix : ILintFix
{
    private static readonly string[] Known = ["P0", "P1", "P2", "P3", "critical", "high", "medium", "low"];

    public IEnumerable<ProposedFix> Propose(LintSubject subject)
    {
        if (
            subject.Text("priority") is { } written
            && !Known.Contains(written.Value)
            && Array.Find(Known, name => name.Equals(written.Value.Trim(), StringComparison.OrdinalIgnoreCase))
                is { } meant
        )
        {
            yield return new ProposedFix("$.priority", $"priority is {meant}")
            {
                Change = new FieldChange("priority", new FieldValue.Text(meant)),
            };
        }
    }
}
