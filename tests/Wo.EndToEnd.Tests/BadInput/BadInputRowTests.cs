using System.Globalization;
using System.Text;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>The list of bad input and its tests belong together, in the code and on the page.</summary>
[Soak]
public sealed class BadInputRowTests
{
    private const string Head = """
        # Bad input

        What can be wrong with what the tool is given, and the tests that hold what comes of it. Each asserts the exit
        code, the error code, that the message says what to do, and that nothing has changed; or, where the tool is to
        work all the same, that it does. The tests of one row: `--filter-trait "BadInput=23"`.

        This page is written from the tests. `BadInputRowTests` fails where it is out of date and says how to write it anew.
        """;

    [Fact]
    public void Every_row_has_a_test()
    {
        var without = BadInputRows.All.Where(row => !BadInputTests.ByRow[row.Number].Any());
        Assert.Equal([], without.Select(row => $"{row.Number}: {row.Text}"));
        Assert.Equal(81, BadInputRows.All.Count());
    }

    [Fact]
    public void Every_number_that_a_test_names_is_that_of_a_row()
    {
        var known = BadInputRows.All.Select(row => row.Number);
        Assert.Empty(BadInputTests.ByRow.Select(row => row.Key).Except(known));
    }

    [Fact]
    public void Every_row_stands_on_the_page_with_its_tests() =>
        Assert.Null(GeneratedPage.Difference("docs/bad-input.md", Write()));

    private static string Write()
    {
        var page = new StringBuilder(Head).Append('\n');
        var number = 0;
        foreach (var (group, rows) in BadInputRows.Groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {group}\n\n| # | what | tests |\n|---|---|---|\n");
            foreach (var row in rows)
            {
                number++;
                var tests = string.Join("<br>", BadInputTests.ByRow[number]);
                page.Append(CultureInfo.InvariantCulture, $"| {number} | {row} | {tests} |\n");
            }
        }

        return page.ToString();
    }
}
