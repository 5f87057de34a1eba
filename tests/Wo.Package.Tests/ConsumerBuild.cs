namespace Wo.Package.Tests;

/// <summary>How the build of a consumer ended.</summary>
/// <param name="Outcome">The run of <c>dotnet</c>.</param>
/// <param name="Findings">Errors and warnings, one for each place, in the order of their ids.</param>
public sealed record ConsumerBuild(DotnetOutcome Outcome, IReadOnlyList<(string RuleId, string? File)> Findings)
{
    /// <summary>The ids of errors and warnings, one for each place.</summary>
    public IEnumerable<string> Diagnostics => Findings.Select(static finding => finding.RuleId);

    /// <summary>Holds that it succeeded and that neither compiler nor build had anything to say.</summary>
    public void AssertClean()
    {
        Assert.True(Outcome.Succeeded, Outcome.Output);
        Assert.Empty(Diagnostics);
        Assert.Contains("0 Warning(s)", Outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>Holds that it failed because of one rule and nothing else.</summary>
    public void AssertFailedOf(string ruleId)
    {
        Assert.False(Outcome.Succeeded, Outcome.Output);
        Assert.Equal([ruleId], Diagnostics.Distinct());
        Assert.Contains($"error {ruleId}:", Outcome.Output, StringComparison.Ordinal);
    }
}
