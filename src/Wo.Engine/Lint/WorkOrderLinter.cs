using System.Collections.Concurrent;
using Wo.Engine.Lint.Rules;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Lint;

/// <summary>Schema and semantics of a work order. What it calls an error keeps the work order from being taken.</summary>
/// <param name="schema">The schema to check against.</param>
/// <param name="inputs">What work orders refer to.</param>
/// <param name="graph">The other work orders.</param>
/// <param name="clock">For what expires.</param>
internal sealed class WorkOrderLinter(TreeSchema schema, TreeInputs inputs, DependencyGraph graph, TimeProvider clock)
{
    private readonly ILintRule[] ownRules =
    [
        new IdentityRule(),
        new TitleRule(),
        new QuotingRule(),
        new MetadataRule(),
        new ExecutionRule(),
        new ScopeRule(clock),
        new VerifyRule(),
    ];

    private readonly ITreeRule[] treeRules =
    [
        new TwinRule(graph),
        new ReferenceRule(inputs),
        new DependencyRule(graph),
    ];

    // One look asks more than once: for what is ready, and for what breaks the schema.
    private ConcurrentDictionary<WorkOrderCandidate, (FileStamp? Of, IReadOnlyList<LintFinding> Findings)> known = [];

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

    /// <summary>Examines many on all processors, for those who ask for each of them next.</summary>
    public void Prepare(IReadOnlyList<WorkOrderCandidate> candidates)
    {
        if (known.IsEmpty)
        {
            known = new(Environment.ProcessorCount, candidates.Count);
        }

        EachFile.Do(candidates.Count, index => Lint(candidates[index]));
    }

    private IReadOnlyList<LintFinding> Find(WorkOrderCandidate candidate)
    {
        if (
            candidate.Problem is null
            && candidate.Examined is { } before
            && IsAllStill(candidate, before)
            && ExaminedFindings.Of(candidate, before) is { } kept
        )
        {
            return kept;
        }

        // Not the document that the candidate keeps: of a large tree each is needed once.
        if (candidate.Problem is not null || candidate.Parse().Document is not { Root: YamlMapping root } document)
        {
            return [Unreadable(candidate)];
        }

        var findings = new List<LintFinding>();
        if (schema.Unusable is { } unusable)
        {
            findings.Add(
                new LintFinding(Problem.InputInvalid, LintLevel.Warning, candidate.Path, root.Start, "$", unusable)
            );
        }

        foreach (var finding in SchemaEvaluator.Evaluate(schema.Schema, root))
        {
            findings.Add(Soften(SchemaFindings.ToLint(finding, Problem.InvalidSchema, candidate.Path)));
        }

        AddWhatCannotBeRead(candidate, root, findings);
        var subject = new LintSubject(candidate, document.Text, root, findings);
        foreach (var rule in ownRules)
        {
            rule.Check(subject);
        }

        candidate.Examined = Examined(subject, findings);
        foreach (var rule in treeRules)
        {
            rule.Check(subject);
        }

        if (findings.Count == 0)
        {
            candidate.Forget();
        }

        return InOrder(findings);
    }

    private static List<LintFinding> InOrder(List<LintFinding> findings) =>
        findings.Count < 2 ? findings : [.. findings.OrderBy(finding => finding.Position.Offset)];

    /// <summary>Whether what was found before is all that is wrong now.</summary>
    private bool IsAllStill(WorkOrderCandidate candidate, ExaminedFile examined) =>
        schema.Unusable is null
        && examined.Schema == schema.Key
        && Array.TrueForAll(treeRules, rule => rule.IsSilent(candidate, examined));

    /// <summary>
    /// What can be kept of a file; nothing where that depends on the time, or on why the tree's own schema is not used.
    /// </summary>
    /// <param name="subject">The file.</param>
    /// <param name="own">What is wrong with it by itself.</param>
    private ExaminedFile? Examined(LintSubject subject, List<LintFinding> own) =>
        schema.Unusable is not null || subject.Candidate.Summary.Links.Allow.Any(ScopeGlob.IsBare)
            ? null
            : new ExaminedFile(
                schema.Key,
                subject.Text("epic_id")?.Value,
                subject.Text("dod_id")?.Value,
                subject.IsLegacy,
                ExaminedFindings.Keep(InOrder(own))
            );

    /// <summary>Whether nothing keeps a work order from being taken.</summary>
    public bool IsValid(WorkOrderCandidate candidate) =>
        Lint(candidate).All(finding => finding.Level != LintLevel.Error);

    /// <summary>
    /// A tree's own schema may accept what the tool itself cannot read, such as a revision that is no number. What only a
    /// running work order needs is asked by <see cref="MetadataRule"/>, because reconcile can infer it.
    /// </summary>
    private static void AddWhatCannotBeRead(WorkOrderCandidate candidate, YamlMapping root, List<LintFinding> findings)
    {
        var unreadable = new List<SchemaFinding>();
        _ = WorkOrderReader.Read(root, WorkOrderState.Pending, unreadable);
        var known = findings.Count;
        foreach (var finding in unreadable)
        {
            if (!findings.Take(known).Any(other => other.JsonPath == finding.Path))
            {
                findings.Add(SchemaFindings.ToLint(finding, Problem.InvalidSchema, candidate.Path));
            }
        }
    }

    /// <summary>
    /// The schemas in use know only the <c>x_</c> spelling of a scope's override; the plain one is read all the same.
    /// </summary>
    private static LintFinding Soften(LintFinding finding) =>
        finding.JsonPath is "$.scope.override" or "$.scope.override_reason" or "$.scope.override_expires"
            ? finding with
            {
                Code = Problem.ScopeOverride,
                Level = LintLevel.Warning,
                Message = $"the schema knows this key as x_{finding.JsonPath["$.scope.".Length..]} only",
            }
            : finding;

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
