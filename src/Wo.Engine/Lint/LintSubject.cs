using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>A work order under examination: what the rules look at, and where they report.</summary>
internal sealed class LintSubject(WorkOrderCandidate candidate, string sourceText, YamlMapping root)
{
    private readonly List<LintFinding> findings = [];

    public WorkOrderCandidate Candidate { get; } = candidate;

    /// <summary>The text of its file, which positions count in.</summary>
    public string SourceText { get; } = sourceText;

    public YamlMapping Root { get; } = root;

    /// <summary>What was reported so far.</summary>
    public IReadOnlyList<LintFinding> Findings => findings;

    /// <summary>Whether work on it is under way or may start; the others are history, which no work changes.</summary>
    public bool IsOpen => Candidate.State is WorkOrderState.Pending or WorkOrderState.Running or WorkOrderState.Partial;

    /// <summary>Whether it says that it was written to older rules.</summary>
    public bool IsLegacy => LegacyMark.IsOn(Root);

    /// <summary>Whether something was reported at a place or below it.</summary>
    public bool HasFindingBelow(string jsonPath)
    {
        foreach (var finding in findings)
        {
            if (finding.JsonPath.StartsWith(jsonPath, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether something was reported at exactly this place.</summary>
    public bool HasFindingAt(string jsonPath) => findings.Exists(finding => finding.JsonPath == jsonPath);

    /// <summary>The text of a top-level key, with its node; null where it is absent or not text.</summary>
    public YamlScalar? Text(string key) => Text(Root, key);

    /// <summary>The text of a key of a nested mapping.</summary>
    public static YamlScalar? Text(YamlMapping mapping, string key) =>
        mapping.TryGet(key, out var node)
            ? node as YamlScalar is { Kind: YamlScalarKind.String } text
                ? text
                : null
            : null;

    public void Error(Problem code, YamlNode at, string jsonPath, string message) =>
        Report(code, LintLevel.Error, at.Start, jsonPath, message);

    public void Warning(Problem code, YamlNode at, string jsonPath, string message) =>
        Report(code, LintLevel.Warning, at.Start, jsonPath, message);

    public void Report(Problem code, LintLevel level, YamlPosition position, string jsonPath, string message) =>
        Report(new LintFinding(code, level, Candidate.Path, position, jsonPath, message));

    public void Report(LintFinding finding) => findings.Add(finding);
}
