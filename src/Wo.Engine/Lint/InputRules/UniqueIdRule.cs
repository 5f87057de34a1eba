namespace Wo.Engine.Lint.InputRules;

/// <summary>An id stands for one epic, or for one definition of done; of several the first counts.</summary>
internal sealed class UniqueIdRule : IInputRule
{
    public IEnumerable<LintFinding> Check(TreeInputs inputs, DependencyGraph graph) =>
        [
            .. Repeated(Problem.EpicTwice, "epics", [(inputs.Backlog.Path, inputs.Backlog.Document)]),
            .. Repeated(
                Problem.DefinitionOfDoneTwice,
                "dod",
                inputs.DefinitionsOfDone.Select(file => (file.Path, file.Document))
            ),
        ];

    private static IEnumerable<LintFinding> Repeated(
        Problem code,
        string list,
        IEnumerable<(CtxPath Path, YamlDocument? Document)> files
    )
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, document) in files)
        {
            var index = 0;
            foreach (var item in InputNodes.Items(document?.Root, list))
            {
                if (InputNodes.Text(item, "id") is { } id && !seen.TryAdd(id.Value, $"{path}:{id.Start}"))
                {
                    yield return new LintFinding(
                        code,
                        LintLevel.Warning,
                        path,
                        id.Start,
                        $"$.{list}[{index}].id",
                        $"{id.Value} is defined before, at {seen[id.Value]}"
                    );
                }

                index++;
            }
        }
    }
}
