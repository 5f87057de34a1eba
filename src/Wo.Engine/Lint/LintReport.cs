using System.Collections.Immutable;

namespace Wo.Engine.Lint;

/// <summary>What lint found.</summary>
/// <param name="Files">The files with findings: work orders by id, then what they refer to, then everything else.</param>
/// <param name="WorkOrders">How many work orders were examined.</param>
internal sealed record LintReport(ImmutableArray<LintedFile> Files, int WorkOrders)
{
    /// <summary>Every finding.</summary>
    public IEnumerable<LintFinding> Findings => Files.SelectMany(file => file.Findings);

    /// <summary>How many findings have a level.</summary>
    public int Count(LintLevel level) => Findings.Count(finding => finding.Level == level);

    /// <summary>Whether the answer is no.</summary>
    public bool IsBad => Findings.Any(finding => finding.Level == LintLevel.Error);

    /// <summary>The same with every warning as an error, for those who are strict.</summary>
    public LintReport Raised() =>
        this with
        {
            Files =
            [
                .. Files.Select(file =>
                    file with
                    {
                        Findings =
                        [
                            .. file.Findings.Select(finding =>
                                finding.Level == LintLevel.Warning ? finding with { Level = LintLevel.Error } : finding
                            ),
                        ],
                    }
                ),
            ],
        };
}
