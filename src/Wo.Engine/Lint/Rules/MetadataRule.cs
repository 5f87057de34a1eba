namespace Wo.Engine.Lint.Rules;

/// <summary>A running work order says who works on it, where and since when.</summary>
internal sealed class MetadataRule : ILintRule
{
    private static ReadOnlySpan<string> Keys => new[] { "owner", "branch", "worktree", "started_at" };

    public void Check(LintSubject subject)
    {
        if (subject.Candidate.State != WorkOrderState.Running)
        {
            return;
        }

        foreach (var key in Keys)
        {
            if (string.IsNullOrEmpty(subject.Candidate.Text(key)))
            {
                subject.Warning(
                    Problem.RunningWithoutMetadata,
                    subject.Root,
                    $"$.{key}",
                    $"it is running without {key}"
                );
            }
        }
    }
}
