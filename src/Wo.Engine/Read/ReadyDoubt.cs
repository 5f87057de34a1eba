using Wo.Engine.Diagnosis;
using Wo.Engine.Lint;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Read;

/// <summary>
/// Whether the list of what is ready may lack something: a work order that cannot be read may itself be ready, or be
/// done and so let another one be; and where the backlog or a definition of done cannot be read, whatever refers to it may.
/// </summary>
/// <remarks>
/// What is listed is ready whatever the others are, so the doubt is a warning where anything is, and the answer where
/// nothing is: one file that a person is just editing must not stop all takers.
/// </remarks>
internal static class ReadyDoubt
{
    /// <summary>Why the list cannot be relied on, or <see langword="null"/>.</summary>
    public static WoError? Find(TreeReading reading)
    {
        var doubts = new List<string>();
        ErrorCode? code = null;
        foreach (var entry in reading.Scan.Entries)
        {
            if (Doubt(reading, entry) is { } doubt)
            {
                code ??= doubt.Code;
                doubts.Add(doubt.Cause);
            }
        }

        // What is missing may be ready, or be done and so let another one be.
        foreach (var missing in DiagnoseTree.OfMissing(reading.Missing))
        {
            code ??= missing.Code;
            doubts.Add(missing.Message);
        }

        return code is null
            ? null
            : new WoError(code, $"the list may lack work that is ready: {doubts[0]}")
            {
                Details = [.. doubts.Distinct()],
                NextSteps = ["wo reconcile"],
                Verify = ["wo list --ready"],
            };
    }

    private static (ErrorCode Code, string Cause)? Doubt(TreeReading reading, WorkOrderEntry entry)
    {
        // What is closed and named by nothing that waits is not read, and is of no interest here.
        if (entry.Active is { IsKnown: false })
        {
            return null;
        }

        if (entry.Problem is { } problem)
        {
            var matters =
                entry.Candidates.Any(candidate => Readiness.Waits(candidate.State))
                || reading.Graph.DependentsOf(entry.Id).Any(id => Waits(reading, id));
            return matters ? (entry.Active is null ? Problem.Ambiguous : Problem.Unreadable, problem) : null;
        }

        if (entry.Active is not { } waiting || !Readiness.Waits(waiting.State))
        {
            return null;
        }

        return reading.Control.Of(entry.Id).Problem is { } unreadableRecord
                ? (unreadableRecord.Code, unreadableRecord.Cause)
            : UnusableInput(reading, waiting) is { } input ? (Problem.InputInvalid, input.ToString())
            : null;
    }

    /// <summary>The file that it refers to in vain because that file cannot be used.</summary>
    private static LintFinding? UnusableInput(TreeReading reading, WorkOrderCandidate waiting)
    {
        var inputs = reading.Inputs;
        var definitions = inputs.DefinitionsOfDone.FirstOrDefault(file => file.Problem is not null)?.Problem;
        if (inputs.Backlog.Problem is null && definitions is null)
        {
            return null;
        }

        var findings = reading.Linter.Lint(waiting);
        return findings.Any(finding => finding.Code == Problem.UnknownEpic) && inputs.Backlog.Problem is { } backlog
                ? backlog
            : findings.Any(finding => finding.Code == Problem.UnknownDefinitionOfDone) ? definitions
            : null;
    }

    private static bool Waits(TreeReading reading, WorkOrderId id) =>
        reading.Scan.Find(id)?.Active is { } file && Readiness.Waits(file.State);
}
