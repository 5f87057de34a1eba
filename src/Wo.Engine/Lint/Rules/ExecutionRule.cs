namespace Wo.Engine.Lint.Rules;

/// <summary>
/// The execution contract of what may be worked on. The schema asks the same by <c>status</c>; this asks by directory,
/// and where a tree's own schema is laxer.
/// </summary>
internal sealed class ExecutionRule : ILintRule
{
    private const string Place = "$.execution";

    public void Check(LintSubject subject)
    {
        if (
            !subject.IsOpen
            || subject.HasFindingBelow(Place)
            || !subject.Root.TryGet("execution", out var node)
            || node is not YamlMapping execution
        )
        {
            return;
        }

        Expect(subject, execution, "engine", ExecutionContract.Engine);
        Expect(subject, execution, "segment", ExecutionContract.Segment);
        var steps = new HashSet<string>(StringComparer.Ordinal);
        if (execution.TryGet("required_flow", out var flow) && flow is YamlSequence list)
        {
            foreach (var item in list.Items)
            {
                steps.Add(item is YamlScalar step ? step.Value : "");
            }
        }

        var missing = ExecutionContract.RequiredFlow.RemoveAll(steps.Contains);
        if (missing.Length > 0)
        {
            subject.Error(
                Problem.ExecutionIncomplete,
                flow ?? execution,
                Place + ".required_flow",
                $"required_flow lacks {string.Join(", ", missing)}"
            );
        }
    }

    private static void Expect(LintSubject subject, YamlMapping execution, string key, string expected)
    {
        var found = LintSubject.Text(execution, key);
        if (found?.Value != expected)
        {
            subject.Error(
                Problem.ExecutionIncomplete,
                found ?? (YamlNode)execution,
                $"{Place}.{key}",
                $"{key} has to be '{expected}'"
            );
        }
    }
}
