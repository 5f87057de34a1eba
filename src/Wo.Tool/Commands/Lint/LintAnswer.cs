using Wo.Tool.Output;

namespace Wo.Tool.Commands.Lint;

/// <summary>What lint found, mended, and where the caller stands.</summary>
/// <param name="Report">The findings.</param>
/// <param name="Mended">What was mended before; <see langword="null"/> where nothing was to be.</param>
/// <param name="Paths">How files are named.</param>
internal sealed record LintAnswer(LintReport Report, MendOutcome? Mended, FilePaths Paths)
{
    /// <summary>The findings with their files.</summary>
    public IEnumerable<(LintedFile File, LintFinding Finding)> All =>
        Report.Files.SelectMany(file => file.Findings.Select(finding => (file, finding)));

    /// <summary>The report in a format.</summary>
    public IReport As(LintFormat format) =>
        format switch
        {
            LintFormat.GitHub => new GitHubReport(this),
            LintFormat.Sarif => new SarifReport(this),
            _ => new LintTextReport(this),
        };
}
