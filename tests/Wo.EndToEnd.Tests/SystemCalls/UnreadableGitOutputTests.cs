using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>What git says is read from a pipe. Where that fails it is not taken for an answer that says less.</summary>
[Soak]
public sealed class UnreadableGitOutputTests
{
    [Theory]
    [InlineData("take, worktree there")]
    [InlineData("takeover")]
    [InlineData("finish")]
    [InlineData("reconcile lost control records")]
    public async Task Output_of_git_that_cannot_be_read_is_a_failure_and_no_answer(string scenario)
    {
        Strace.Require();
        using var sweep = await SystemCallSweep.Of(SweepScenarios.All[scenario]);
        var census = await sweep.Census(["read"]);
        SweepPoint[] points =
        [
            .. census
                .Points(["read"], Fault.Error("EIO"))
                .Where(point => point.Line.Contains("<pipe:", StringComparison.Ordinal)),
        ];
        Assert.NotEmpty(points);

        foreach (var point in points)
        {
            await sweep.Run(point);
        }

        Assert.True(sweep.Violations is [], string.Join("\n\n", sweep.Violations));
    }
}
