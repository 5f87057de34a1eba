using Wo.Analyzers.Tests.Rules;
using Wo.TestKit;

namespace Wo.Analyzers.Tests.Robustness;

/// <summary>A build gives the same answer wherever it runs.</summary>
[Soak]
public sealed class CultureTests
{
    private static readonly string[] Sources =
    [
        .. AllRules
            .Cases.SelectMany(cases => cases.Findings)
            .Select(
                (code, i) =>
                    RuleCases
                        .Wrap(OddCodeTests.Unmarked(code))
                        .Replace("class Sample", $"class Sample{i}", StringComparison.Ordinal)
            ),
        "class A { void M(string p) { System.IO.File.Delete(p + \"/_CTX/FILE\"); System.IO.FILE.WRITEALLTEXT(p, p); } }",
    ];

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    public async Task The_rules_find_the_same_in_every_culture(string culture)
    {
        var expected = await FindingsAsync("");

        Assert.NotEmpty(expected);
        Assert.Equal(expected, await FindingsAsync(culture));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    public async Task A_guarded_name_with_an_i_is_the_same_in_either_case_in_Turkish(string culture)
    {
        using var _ = Culture.Enter(culture);

        await Verifier<RawChangeAnalyzer>.VerifyAsync(
            """
            using System.IO;
            class A
            {
                void M()
                {
                    {|WO1002:File.Delete("tickets/1")|};
                    {|WO1002:File.Delete("a/TICKETS/1")|};
                    {|WO1002:File.Delete("TIC" + "kets/1")|};
                    File.Delete("t\u0131ckets/1");
                    File.Delete("T\u0130CKETS/1");
                }
            }
            """,
            "wo_guarded_directories = Tickets"
        );
    }

    private static async Task<string[]> FindingsAsync(string culture)
    {
        using var _ = Culture.Enter(culture);
        var found = await AllRules.Run(Compilations.Create(Sources));
        return [.. found.Select(finding => finding.ToString()).Order(StringComparer.Ordinal)];
    }
}
