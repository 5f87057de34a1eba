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

    /// <summary>The calls to try: all, or one of them.</summary>
    /// <param name="salt">Makes the choices of several sweeps of one scenario differ.</param>
    public async Task<IReadOnlyList<int>> Calls(string salt)
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
    public void ExpectConsistent(WoOutcome outcome, string where)
    {
        var problems = new TreeChecker(Tree.Root, prepared.Promises).Problems();
        Assert.True(problems is [], $"{scenario}, {where}: {outcome}\n{string.Join('\n', problems)}");
    }

    /// <summary>Expects that <c>reconcile --apply</c> is content, and that the command works then.</summary>
    public async Task ExpectWayOn(WoOutcome outcome, string where)
    {
        await Tree.Tool.Must("reconcile", "--apply");
        ExpectConsistent(outcome, where);
        if (!scenario.IsDone(Tree))
        {
            await Tree.Tool.Must(scenario.Arguments);
            Assert.True(scenario.IsDone(Tree), $"{scenario}, {where}: {outcome}");
        }
    }

    /// <summary>
    /// A git that is killed cannot take back the lock of a ref, and one whose child and who itself were killed while
    /// they cleaned up leaves the worktree: nobody else may remove these. They have to be named; the lock is then removed
    /// as a person would.
    /// </summary>
    /// <returns>Whether the tool can go on from there.</returns>
    public async Task<bool> NamesWhatDeadGitLeft(WoOutcome outcome)
    {
        var killed = git.Lines("trace").Count(line => line.Contains("killed by SIGKILL", StringComparison.Ordinal));
        var refLock = Path.Combine(Tree.Root, ".git", "refs", "heads", SampleTree.BranchOf(SweepScenario.Id) + ".lock");
        var isLocked = File.Exists(refLock);
        if (killed < 2 && !isLocked)
        {
            return true;
        }

        var reconciled = await Tree.Tool.Run("reconcile", "--apply");
        var again = await Tree.Tool.Run(scenario.Arguments);
        var said = $"{outcome}\n{reconciled}\n{again}";
        Assert.DoesNotContain("INTERNAL_ERROR", said, StringComparison.Ordinal);
        if (isLocked)
        {
            // Where the worktree is left as well, that is what is met first.
            Assert.True(
                killed > 1 || said.Contains(refLock, StringComparison.Ordinal),
                $"{refLock} is not named: {said}"
            );
            File.Delete(refLock);
        }

        if (killed < 2 || new TreeChecker(Tree.Root, prepared.Promises).Problems() is [])
        {
            return true;
        }

        var worktree = Tree.WorktreeOf(SweepScenario.Id);
        Assert.True(said.Contains(worktree, StringComparison.Ordinal), $"{worktree} is not named: {said}");
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
