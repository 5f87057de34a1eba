using System.Globalization;
using System.Text;
using Wo.TestKit;
using Wo.Tool.Output;

namespace Wo.Tool.Tests;

/// <summary>The page of error codes, written from the catalogue of problems.</summary>
public sealed class ErrorPageTests
{
    [Fact]
    public void The_page_has_every_code_with_its_exit_code_and_what_ends_it() =>
        Assert.Null(GeneratedSection.Difference("docs/errors.md", "errors", Tables()));

    private static string Tables()
    {
        var page = new StringBuilder();
        var errors = Problem.All.Except(Problem.FindingsOfLint).GroupBy(problem => problem.Code.Class);
        foreach (var group in errors.OrderBy(group => ExitCodes.Of(group.Key)))
        {
            var name = ErrorClassNames.NameOf(group.Key);
            Add(
                page,
                string.Create(CultureInfo.InvariantCulture, $"Exit code {ExitCodes.Of(group.Key)}: {name}"),
                group
            );
        }

        Add(page, "Findings of lint", Problem.FindingsOfLint);
        return page.Append('\n').ToString();
    }

    private static void Add(StringBuilder page, string title, IEnumerable<Problem> problems)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n| code | means | what ends it |\n|---|---|---|\n");
        foreach (var problem in problems.OrderBy(problem => problem.Name, StringComparer.Ordinal))
        {
            var level = problem.Level is { } reported ? $" ({reported.ToString().ToUpperInvariant()})" : "";
            page.Append(
                CultureInfo.InvariantCulture,
                $"| `{problem.Name}`{level} | {Cell(problem.Meaning)} | {Cell(problem.Remedy)} |\n"
            );
        }
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
