namespace Wo.Package.Tests;

/// <summary>How the build of a consumer ended.</summary>
/// <param name="Outcome">The run of <c>dotnet</c>.</param>
/// <param name="Diagnostics">The ids of errors and warnings, one for each place.</param>
public sealed record ConsumerBuild(DotnetOutcome Outcome, IReadOnlyList<string> Diagnostics)
{
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
