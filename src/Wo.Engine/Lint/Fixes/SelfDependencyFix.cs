namespace Wo.Engine.Lint.Fixes;

/// <summary>A work order that waits for itself waits for nothing that is worth waiting for.</summary>
internal sealed class SelfDependencyFix : ILintFix
{
    public IEnumerable<ProposedFix> Propose(LintSubject subject)
    {
        if (InputNodes.List(subject.Root, "dependencies") is not { } list)
        {
            yield break;
        }

        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is not YamlScalar item || item.Value != subject.Candidate.Id.Value)
            {
                continue;
            }

            var fix = new ProposedFix($"$.dependencies[{i}]", "it does not wait for itself");
            if (list.Items.Count == 1)
            {
                yield return fix with
                {
                    Change = new FieldChange("dependencies", new FieldValue.Flow("[]")),
                };
            }
            else if (ListItem.Remove(subject.SourceText, list, i) is { } removed)
            {
                yield return fix with
                {
                    Splice = removed,
                };
            }
        }
    }
}
