namespace Wo.Engine.Lint.Fixes;

/// <summary>The execution contract is the same for every work order.</summary>
internal sealed class ExecutionFix : ILintFix
{
    public IEnumerable<ProposedFix> Propose(LintSubject subject)
    {
        if (!subject.IsOpen)
        {
            yield break;
        }

        if (!subject.Root.TryGet("execution", out var node))
        {
            yield return new ProposedFix("$.execution", "execution is the contract that every work order has")
            {
                Change = new FieldChange("execution", new FieldValue.Flow(Contract())),
            };
        }

        if (node is not YamlMapping execution)
        {
            yield break;
        }

        (string Key, string Value)[] constants =
        [
            ("engine", ExecutionContract.Engine),
            ("segment", ExecutionContract.Segment),
        ];
        foreach (var (key, value) in constants)
        {
            if (execution.TryGet(key, out var found) && found is YamlScalar written && written.Value != value)
            {
                yield return new ProposedFix($"$.execution.{key}", $"{key} is {value}")
                {
                    Splice = new YamlSplice(
                        written.OuterStart,
                        written.End.Offset,
                        Lead(subject.SourceText, written) + YamlScalarWriter.Write(value, inFlow: true)
                    ),
                };
            }
        }

        if (Flow(subject, execution) is { } flow)
        {
            yield return flow;
        }
    }

    /// <summary>The steps that are missing come before what else is there; comments in the list are reason to leave it.</summary>
    private static ProposedFix? Flow(LintSubject subject, YamlMapping execution)
    {
        var entry = execution.Entries.FirstOrDefault(entry => entry.Key.Value == "required_flow");
        if (entry?.Value is not YamlSequence list || list.Items.Any(item => item is not YamlScalar))
        {
            return null;
        }

        var steps = list.Items.Cast<YamlScalar>().Select(step => step.Value).ToList();
        var end = list.Items.Count > 0 && !list.IsFlow ? list.Items[^1].End.Offset : list.End.Offset;
        var start = entry.Key.End.Offset;
        if (
            ExecutionContract.RequiredFlow.All(steps.Contains)
            || subject.SourceText.AsSpan(start, end - start).Contains('#')
        )
        {
            return null;
        }

        string[] all = [.. ExecutionContract.RequiredFlow, .. steps.Except(ExecutionContract.RequiredFlow)];
        return new ProposedFix("$.execution.required_flow", "required_flow has every step of the contract")
        {
            Splice = new YamlSplice(start, end, $": {List(all)}"),
        };
    }

    private static string Lead(string text, YamlScalar written) =>
        written.OuterStart > 0 && text[written.OuterStart - 1] == ':' ? " " : "";

    private static string Contract() =>
        $"{{engine: {ExecutionContract.Engine}, required_flow: {List(ExecutionContract.RequiredFlow)}, "
        + $"segment: {YamlScalarWriter.Write(ExecutionContract.Segment, inFlow: true)}}}";

    private static string List(IEnumerable<string> steps) =>
        $"[{string.Join(", ", steps.Select(step => YamlScalarWriter.Write(step, inFlow: true)))}]";
}
