using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>
/// Git fails at its n-th call, for every n until there is no such call: the command says so and changes nothing, or did
/// its work all the same, and works once git does.
/// </summary>
[Soak]
public sealed class FailingGitTests
{
    public static TheoryData<string, string> Cases =>
        new(
            from scenario in GitCallSweep.Scenarios
            from failure in (string[])["echo 'fatal: no such luck' >&2; exit 128", "exit 0", "kill -9 $$"]
            select (scenario, failure)
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_git_that_fails_at_each_of_its_calls_in_turn_leaves_nothing_half_done(
        string name,
        string failure
    )
    {
        using var sweep = await GitCallSweep.Of(name, failure);
        var number = 0;
        int calls;
        do
        {
            number++;
            var outcome = await sweep.Run(number, tool => tool);
            calls = sweep.Git.Calls;
            var where = $"call {number} of {calls}: {failure}";
            sweep.ExpectTrueAnswer(outcome, where);
            await sweep.ExpectWayOn(outcome, where);
        } while (number <= calls);

        sweep.Count(number - 1, $"calls of git failed by: {failure}");
        Assert.True(number > 1, "git was not called");
    }
}
