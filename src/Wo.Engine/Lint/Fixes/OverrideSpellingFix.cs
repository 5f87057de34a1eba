namespace Wo.Engine.Lint.Fixes;

/// <summary>The override of a scope under the names that every schema in use knows.</summary>
internal sealed class OverrideSpellingFix : ILintFix
{
    private static readonly string[] Keys = ["override", "override_reason", "override_expires"];

    public IEnumerable<ProposedFix> Propose(LintSubject subject)
    {
        if (!subject.Root.TryGet("scope", out var node) || node is not YamlMapping scope)
        {
            yield break;
        }

        foreach (var entry in scope.Entries)
        {
            var key = entry.Key.Value;
            if (Keys.Contains(key) && !scope.TryGet("x_" + key, out _) && subject.HasFindingAt($"$.scope.{key}"))
            {
                yield return new ProposedFix($"$.scope.{key}", $"{key} is spelled x_{key}")
                {
                    Splice = new YamlSplice(entry.Key.Start.Offset, entry.Key.End.Offset, "x_" + key),
                };
            }
        }
    }
}
