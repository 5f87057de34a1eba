using System.Globalization;
using Wo.EndToEnd.Tests.SystemCalls;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>
/// Git fails at its n-th call, for every n until there is no such call: the command says so and changes nothing, or did
/// its work all the same, and works once git does.
/// </summary>
public sealed class A_git_that_fails
{
    private static readonly string[] Names =
    [
        "take",
        "take, branch there",
        "take, worktree there",
        "take from partial",
        "finish",
        "release",
        "reconcile lost control records",
    ];

    public static TheoryData<string, string> Cases =>
        new(
            from scenario in Names
            from failure in (string[])["echo 'fatal: no such luck' >&2; exit 128", "exit 0", "kill -9 $$"]
            select (scenario, failure)
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task At_each_of_its_calls_in_turn_leaves_nothing_half_done(string name, string failure)
    {
        var scenario = SweepScenarios.All[name];
        if (scenario.IsDamaged)
        {
            Strace.Require(); // only the installed tool is fast enough
        }

        using var prepared = await PreparedTree.Of(scenario);
        using var files = new TemporaryDirectory();
        var git = (await RunOf("sh", "-c", "command -v git")).Trim();
        TemporaryDirectory.WriteScript(
            files.At("bin", "git"),
            $"""
            echo x >> "{files.At("calls")}"
            if [ "$(wc -l < "{files.At("calls")}")" -eq "$TESTS_FAIL_AT" ]; then {failure}; fi
            exec "{git}" "$@"
            """
        );
        var path = $"{files.At("bin")}:{Environment.GetEnvironmentVariable("PATH")}";

        var number = 0;
        int calls;
        do
        {
            number++;
            prepared.Return();
            File.Delete(files.At("calls"));
            var tree = prepared.Tree;
            prepared.Promises.Begun(SweepScenario.Id, scenario.To);
            var tool = tree
                .Tool.With("PATH", path)
                .With("TESTS_FAIL_AT", number.ToString(CultureInfo.InvariantCulture));
            var outcome = await tool.Run([.. scenario.Arguments, "--json"]);
            calls = File.Exists(files.At("calls")) ? File.ReadAllLines(files.At("calls")).Length : 0;
            await Judge(scenario, prepared, outcome, $"{name}, call {number} of {calls}: {failure}");
        } while (number <= calls);

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {number - 1} calls of git failed by: {failure}");
        Assert.True(number > 2, $"git was called {number - 1} times");
    }

    private static async Task Judge(SweepScenario scenario, PreparedTree prepared, WoOutcome outcome, string where)
    {
        var tree = prepared.Tree;
        var report = $"{where}: {outcome}";
        Assert.True(outcome.ExitCode is >= 0 and <= 8, report);
        Assert.True(outcome.TryJson(out _), report);
        Assert.DoesNotContain("INTERNAL_ERROR", outcome.Error, StringComparison.Ordinal);
        if (outcome.ExitCode == 0)
        {
            Assert.True(scenario.IsDone(tree), report);
        }
        else
        {
            Assert.True(outcome.CardProblems() is [], report);
            Assert.True(scenario.IsDamaged || outcome.ExitCode == 8 || !scenario.IsDone(tree), report);
        }

        await tree.Tool.Must("reconcile", "--apply");
        var problems = new TreeChecker(tree.Root, prepared.Promises).Problems();
        Assert.True(problems is [], $"{report}\n{string.Join('\n', problems)}");
        if (!scenario.IsDone(tree))
        {
            await tree.Tool.Must(scenario.Arguments);
            Assert.True(scenario.IsDone(tree), report);
        }
    }

    private static async Task<string> RunOf(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardOutput = true }
        )!;
        var text = await process.StandardOutput.ReadToEndAsync(TestRun.Cancellation);
        await process.WaitForExitAsync(TestRun.Cancellation);
        return text;
    }
}
