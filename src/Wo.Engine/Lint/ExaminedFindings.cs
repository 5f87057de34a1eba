using System.Collections.Immutable;
using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Lint;

/// <summary>Findings about one file as they are kept from one command to the next.</summary>
internal static class ExaminedFindings
{
    /// <summary>What is kept of them.</summary>
    public static ImmutableArray<KeptFinding> Keep(IReadOnlyList<LintFinding> findings) =>
        [
            .. findings.Select(finding => new KeptFinding(
                finding.Code.Name,
                (int)finding.Level,
                finding.Position,
                finding.JsonPath,
                finding.Message
            )),
        ];

    /// <summary>The findings again; <see langword="null"/> where one has a problem or a level that this build does not know.</summary>
    /// <param name="file">The file that they are about.</param>
    /// <param name="examined">What was kept.</param>
    public static IReadOnlyList<LintFinding>? Of(WorkOrderCandidate file, ExaminedFile examined)
    {
        if (examined.Findings.IsEmpty)
        {
            return [];
        }

        var findings = new List<LintFinding>(examined.Findings.Length);
        foreach (var (name, number, position, jsonPath, message) in examined.Findings)
        {
            var level = (LintLevel)number;
            if (Problem.Named(name) is not { } problem || !Enum.IsDefined(level))
            {
                return null;
            }

            findings.Add(new LintFinding(problem, level, file.Path, position, jsonPath, message));
        }

        return findings;
    }
}
