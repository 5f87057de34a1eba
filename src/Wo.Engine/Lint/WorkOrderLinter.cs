using System.Collections.Concurrent;
using Wo.Engine.Lint.Rules;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Lint;

/// <summary>Schema and semantics of a work order. What it calls an error keeps the work order from being taken.</summary>
/// <param name="own">What is wrong with a file by itself.</param>
/// <param name="inputs">What work orders refer to.</param>
/// <param name="graph">The other work orders.</param>
internal sealed class WorkOrderLinter(FileLinter own, TreeInputs inputs, DependencyGraph graph)
{
    private readonly ITreeRule[] treeRules =
    [
        new TwinRule(graph),
        new ReferenceRule(inputs),
        new DependencyRule(graph),
    ];

    // A look asks more than once about those that may be ready, and about those with findings.
    private readonly ConcurrentDictionary<
        WorkOrderCandidate,
        (FileStamp? Of, IReadOnlyList<LintFinding> Findings)
    > known = [];

    /// <summary>
    /// Everything that is wrong with a work order, in the order of the file. Of a file that was read since it was last asked for,
    /// and had changed by then, it is found out anew.
    /// </summary>
    public IReadOnlyList<LintFinding> Lint(WorkOrderCandidate candidate)
    {
        if (known.TryGetValue(candidate, out var last) && last.Of == candidate.Stamp)
        {
            return last.Findings;
        }

        var findings = Find(candidate);
        known[candidate] = (candidate.Stamp, findings);
        return findings;
    }

    /// <summary>The same of many, in their order, on all processors. Of those with findings it is remembered.</summary>
    public IReadOnlyList<LintFinding>[] LintAll(IReadOnlyList<WorkOrderCandidate> candidates)
    {
        var all = new IReadOnlyList<LintFinding>[candidates.Count];
        EachFile.Do(
            candidates.Count,
            index =>
            {
                var candidate = candidates[index];
                var findings = all[index] = Find(candidate);
                if (findings.Count > 0)
                {
                    known[candidate] = (candidate.Stamp, findings);
                }
            }
        );
        return all;
    }

    private IReadOnlyList<LintFinding> Find(WorkOrderCandidate candidate)
    {
        if (
            own.Known(candidate) is { } before
            && Array.TrueForAll(treeRules, rule => rule.IsSilent(candidate, before))
            && ExaminedFindings.Of(candidate, before) is { } kept
        )
        {
            return kept;
        }

        if (FileLinter.Read(candidate) is not { } subject)
        {
            return [Unreadable(candidate)];
        }

        own.Find(subject);
        foreach (var rule in treeRules)
        {
            rule.Check(subject);
        }

        if (subject.Findings.Count == 0)
        {
            candidate.Forget();
        }

        return FileLinter.InOrder(subject.Findings);
    }

    /// <summary>Whether nothing keeps a work order from being taken.</summary>
    public bool IsValid(WorkOrderCandidate candidate) =>
        Lint(candidate).All(finding => finding.Level != LintLevel.Error);

    private static LintFinding Unreadable(WorkOrderCandidate candidate)
    {
        // The position is not kept with the text of the problem; reading again finds the same one.
        var read = ConflictMarkers.ReadYaml(candidate.Bytes);
        var position = read.Error?.Position ?? read.Document?.Root.Start ?? new YamlPosition(1, 1, 0);
        return new LintFinding(
            Problem.Unreadable,
            LintLevel.Error,
            candidate.Path,
            candidate.Bytes.Length == 0 ? new YamlPosition(1, 1, 0) : position,
            "$",
            Message(candidate, position)
        );
    }

    // The place is said beside the message.
    private static string Message(WorkOrderCandidate candidate, YamlPosition position)
    {
        var problem = candidate.Problem ?? "cannot be read";
        string[] places = [$"{candidate.Path}:{position}: ", $"{candidate.Path}: "];
        foreach (var place in places)
        {
            problem = problem.StartsWith(place, StringComparison.Ordinal) ? problem[place.Length..] : problem;
        }

        return problem;
    }
}
