using Wo.EndToEnd.Tests.SystemCalls;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>
/// Runs a scenario again and again, git doing something else at one of its calls each time; looks at what the tool
/// answered and left, and brings the tree back to work.
/// </summary>
internal sealed class GitCallSweep : IDisposable
{
    private readonly SweepScenario scenario;
    private readonly PreparedTree prepared;
    private readonly CountedGit git;

    private GitCallSweep(SweepScenario scenario, PreparedTree prepared, string deed)
    {
        this.scenario = scenario;
        this.prepared = prepared;
        git = new CountedGit(deed);
    }

    /// <summary>The scenarios in which git is called, by name.</summary>
    public static IReadOnlyList<string> Scenarios { get; } =
    [
        "take",
        "take, branch there",
        "take, worktree there",
        "take from partial",
        "finish",
        "release",
        "reconcile lost control records",
        "reconcile a lost worktree",
    ];

    /// <summary>The tree.</summary>
    public SampleTree Tree => prepared.Tree;

    /// <summary>The command that is run.</summary>
    public string[] Arguments => scenario.Arguments;

    /// <summary>The git that is called.</summary>
    public CountedGit Git => git;

    /// <summary>Makes the tree of a scenario.</summary>
    /// <param name="name">The scenario.</param>
    /// <param name="deed">What git does at the call; see <see cref="CountedGit"/>.</param>
    public static async Task<GitCallSweep> Of(string name, string deed)
    {
        var scenario = SweepScenarios.All[name];
        if (scenario.IsDamaged)
        {
            Strace.Require(); // only the installed tool is fast enough
        }

        return new GitCallSweep(scenario, await PreparedTree.Of(scenario), deed);
    }

    /// <summary>
    /// Runs the command once for each call of git, or for one of them, that git does something else at: the answer is
    /// true, and there is a way on.
    /// </summary>
    /// <param name="what">What happens, for the report; it also makes sweeps of one scenario choose differently.</param>
    /// <param name="with">The tool as it is to be run.</param>
    /// <param name="check">What else has to hold, before anything is repaired.</param>
    public async Task AtEachCall(string what, Func<WoTool, WoTool> with, Func<WoOutcome, string, Task> check)
    {
        var calls = await Calls(what);
        foreach (var call in calls)
        {
            var where = $"call {call} of git: {what}";
            var outcome = await Run(call, with);
            await check(outcome, $"{scenario}, {where}: {outcome}");
            ExpectTrueAnswer(outcome, where);
            await ExpectWayOn(outcome, where);
        }

        Count(calls.Count, $"calls of git: {what}");
    }

    private async Task<IReadOnlyList<int>> Calls(string salt)
    {
        var undisturbed = await Run(0, tool => tool);
        Assert.True(undisturbed.ExitCode == 0, undisturbed.ToString());
        var calls = git.Calls;
        Assert.True(calls > 0, $"{scenario}: git was not called");
        return Sampling.Of([.. Enumerable.Range(1, calls)], scenario.Name + salt);
    }

    /// <summary>Runs the command on the tree as it was made.</summary>
    public async Task<WoOutcome> Run(int call, Func<WoTool, WoTool> with)
    {
        prepared.Return();
        prepared.Promises.Begun(SweepScenario.Id, scenario.To);
        return await with(git.Before(Tree.Tool, call)).Run([.. scenario.Arguments, "--json"]);
    }

    /// <summary>Expects an answer that is true, of a command that ended by itself.</summary>
    public void ExpectTrueAnswer(WoOutcome outcome, string where)
    {
        var report = $"{scenario}, {where}: {outcome}";
        Assert.True(outcome.ExitCode is (>= 0 and <= 8) or 129 or 130 or 143, report);
        Assert.True(outcome.TryJson(out _), report);
        Assert.DoesNotContain("INTERNAL_ERROR", outcome.Error, StringComparison.Ordinal);
        if (outcome.ExitCode == 0)
        {
            Assert.True(scenario.IsDone(Tree), report);
            return;
        }

        Assert.True(outcome.CardProblems() is [], report);
        Assert.True(scenario.IsDamaged || outcome.ExitCode == 8 || !scenario.IsDone(Tree), report);
    }

    /// <summary>Expects nothing half-done, or what a person or <c>reconcile</c> is told of.</summary>
    public void ExpectConsistent(string report)
    {
        var problems = new TreeChecker(Tree.Root, prepared.Promises).Problems();
        Assert.True(problems is [], $"{report}\n{string.Join('\n', problems)}");
    }

    /// <summary>Expects that <c>reconcile --apply</c> is content, and that the command works then.</summary>
    public async Task ExpectWayOn(WoOutcome outcome, string where)
    {
        await Tree.Tool.Must("reconcile", "--apply");
        ExpectConsistent($"{scenario}, {where}: {outcome}");
        if (!scenario.IsDone(Tree))
        {
            await Tree.Tool.Must(scenario.Arguments);
            Assert.True(scenario.IsDone(Tree), $"{scenario}, {where}: {outcome}");
        }
    }

    /// <summary>
    /// A git that is killed cannot take back the lock of a ref, and one whose child and who itself were killed while
    /// they cleaned up leaves the worktree: nobody else may remove these. Whoever removes what the tool names, one after
    /// the other as it meets them, can go on.
    /// </summary>
    public async Task ExpectWayOnPastWhatDeadGitLeft(WoOutcome outcome, string where)
    {
        var killed = git.Lines("trace").Count(line => line.Contains("killed by SIGKILL", StringComparison.Ordinal));
        if (killed > 1 || File.Exists(RefLock))
        {
            var said = $"{scenario}, {where}: {outcome}";
            while (true)
            {
                said += $"\n{await Tree.Tool.Run("reconcile", "--apply")}";
                if (!scenario.IsDone(Tree))
                {
                    said += $"\n{await Tree.Tool.Run(scenario.Arguments)}";
                }

                if (scenario.IsDone(Tree))
                {
                    break;
                }

                Assert.True(RemoveNamed(said), $"nothing that is in the way is named: {said}");
            }

            Assert.DoesNotContain("INTERNAL_ERROR", said, StringComparison.Ordinal);
        }

        await ExpectWayOn(outcome, where);
    }

    private string RefLock =>
        Path.Combine(Tree.Root, ".git", "refs", "heads", SampleTree.BranchOf(SweepScenario.Id) + ".lock");

    /// <summary>Does what a person would who reads the messages.</summary>
    private bool RemoveNamed(string said)
    {
        var worktree = Tree.WorktreeOf(SweepScenario.Id);
        if (File.Exists(RefLock) && said.Contains(RefLock, StringComparison.Ordinal))
        {
            File.Delete(RefLock);
            return true;
        }

        if (Directory.Exists(worktree) && said.Contains(worktree, StringComparison.Ordinal))
        {
            // Not all of it may be there, and then git removes the entry, and not the directory.
            Directory.Delete(worktree, recursive: true);
            if (Tree.Repository.Git("worktree", "list", "--porcelain").Contains(worktree, StringComparison.Ordinal))
            {
                Tree.Repository.Git("worktree", "remove", "--force", "--force", worktree);
            }

            return true;
        }

        return false;
    }

    /// <summary>Says how many there were.</summary>
    public void Count(int points, string of) =>
        TestContext.Current.TestOutputHelper?.WriteLine($"{scenario}: {points} {of}");

    /// <inheritdoc/>
    public void Dispose()
    {
        git.Dispose();
        prepared.Dispose();
    }
}
