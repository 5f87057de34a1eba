using Wo.Engine.Lint.Rules;
using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Lint;

/// <summary>
/// What is wrong with a work order file by itself, whatever else is in the tree. So it can be found out while a tree is read, and
/// kept with the file. Several threads may examine files at once.
/// </summary>
/// <param name="schema">The schema to check against.</param>
/// <param name="clock">For what expires.</param>
internal sealed class FileLinter(TreeSchema schema, TimeProvider clock)
{
    private readonly ILintRule[] rules =
    [
        new IdentityRule(),
        new TitleRule(),
        new QuotingRule(),
        new MetadataRule(),
        new ExecutionRule(),
        new ScopeRule(clock),
        new VerifyRule(),
    ];

    /// <summary>The schema to check against.</summary>
    public TreeSchema Schema => schema;

    /// <summary>Examines a file that can be read, unless what is wrong with it is known.</summary>
    public void Examine(WorkOrderCandidate candidate)
    {
        if (candidate.IsRegular && Known(candidate) is null && Read(candidate) is { } subject)
        {
            Find(subject);
        }
    }

    /// <summary>The same for one that waits to be taken; of others a summary is enough.</summary>
    public void ExamineWaiting(WorkOrderCandidate candidate)
    {
        if (Readiness.Waits(candidate.State))
        {
            Examine(candidate);
        }
        else
        {
            candidate.LookForSummary();
        }
    }

    /// <summary>What was found out about a file as it is; <see langword="null"/> for nothing.</summary>
    public ExaminedFile? Known(WorkOrderCandidate candidate) =>
        candidate.Problem is null
        && schema.Unusable is null
        && candidate.Examined is { } known
        && known.Schema == schema.Key
            ? known
            : null;

    /// <summary>The file, ready to be examined; <see langword="null"/> for one that cannot be read.</summary>
    public static LintSubject? Read(WorkOrderCandidate candidate) =>
        // Not the document that the candidate keeps: of a large tree each is needed once.
        candidate.Problem
            is null
        && candidate.Parse().Document is { Root: YamlMapping root } document
            ? new LintSubject(candidate, document.Text, root)
            : null;

    /// <summary>Finds everything that is wrong with a file by itself, which is noted with the file.</summary>
    public void Find(LintSubject subject)
    {
        var path = subject.Candidate.Path;
        if (schema.Unusable is { } unusable)
        {
            subject.Report(Problem.InputInvalid, LintLevel.Warning, subject.Root.Start, "$", unusable);
        }

        foreach (var finding in SchemaEvaluator.Evaluate(schema.Schema, subject.Root))
        {
            subject.Report(Soften(SchemaFindings.ToLint(finding, Problem.InvalidSchema, path)));
        }

        AddWhatCannotBeRead(subject);
        foreach (var rule in rules)
        {
            rule.Check(subject);
        }

        subject.Candidate.Examined = ToKeep(subject);
    }

    /// <summary>Findings in the order of the file.</summary>
    public static IReadOnlyList<LintFinding> InOrder(IReadOnlyList<LintFinding> findings) =>
        findings.Count < 2 ? findings : [.. findings.OrderBy(finding => finding.Position.Offset)];

    /// <summary>
    /// What can be kept of a file; nothing where that depends on the time, or on why the tree's own schema is not used.
    /// </summary>
    private ExaminedFile? ToKeep(LintSubject subject) =>
        schema.Unusable is not null || subject.Candidate.Summary.Links.Allow.Any(ScopeGlob.IsBare)
            ? null
            : new ExaminedFile(
                schema.Key,
                subject.Text("epic_id")?.Value,
                subject.Text("dod_id")?.Value,
                subject.IsLegacy,
                ExaminedFindings.Keep(InOrder(subject.Findings))
            );

    /// <summary>
    /// A tree's own schema may accept what the tool itself cannot read, such as a revision that is no number. What only a
    /// running work order needs is asked by <see cref="MetadataRule"/>, because reconcile can infer it.
    /// </summary>
    private static void AddWhatCannotBeRead(LintSubject subject)
    {
        var unreadable = new List<SchemaFinding>();
        _ = WorkOrderReader.Read(subject.Root, WorkOrderState.Pending, unreadable);
        var known = subject.Findings.Count;
        foreach (var finding in unreadable)
        {
            if (!subject.Findings.Take(known).Any(other => other.JsonPath == finding.Path))
            {
                subject.Report(SchemaFindings.ToLint(finding, Problem.InvalidSchema, subject.Candidate.Path));
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
}
