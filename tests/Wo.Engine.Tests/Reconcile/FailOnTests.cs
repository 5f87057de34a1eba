using Wo.Engine.Diagnosis;
using Wo.Engine.Reconcile;

namespace Wo.Engine.Tests.Reconcile;

public sealed class FailOnTests
{
    [Theory]
    [InlineData("P0", "DUPLICATE_WO_ID", true)]
    [InlineData("P0", "STALE_LOCK", false)]
    [InlineData("P1", "DUPLICATE_WO_ID", true)]
    [InlineData("P1", "STALE_LOCK", true)]
    [InlineData("P1", "INDEX_STALE", false)]
    [InlineData("INDEX_STALE", "INDEX_STALE", true)]
    [InlineData("INDEX_STALE", "DUPLICATE_WO_ID", false)]
    [InlineData("P0, INDEX_STALE", "INDEX_STALE", true)]
    [InlineData("P0,P1", "STALE_LOCK", true)]
    public void A_level_means_all_above_it_and_a_code_means_itself(string text, string code, bool fails)
    {
        var finding = new Finding(Problem.Findings.Single(known => known.Name == code), null, null, "");

        Assert.Equal(fails, FailOn.Parse(text).Value.Includes(finding));
    }

    [Fact]
    public void Without_a_word_only_P0_fails()
    {
        Assert.All(
            Problem.Findings,
            code =>
                Assert.Equal(code.Level == ProblemLevel.P0, FailOn.Default.Includes(new Finding(code, null, null, "")))
        );
    }

    [Theory]
    [InlineData("P2")]
    [InlineData("p0")]
    [InlineData("P0,NO_SUCH_CODE")]
    [InlineData("")]
    [InlineData(" , ")]
    public void What_is_unknown_is_a_usage_error_that_lists_what_exists(string text)
    {
        var error = FailOn.Parse(text).Error!;

        Assert.Equal(Problem.Usage, error.Code);
        Assert.All(
            Problem.Findings,
            code => Assert.Contains(error.Details, line => line.Contains(code.Name, StringComparison.Ordinal))
        );
    }
}
