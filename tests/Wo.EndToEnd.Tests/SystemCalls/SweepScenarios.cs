using Wo.EndToEnd.Tests.Concurrency;
using Wo.TestKit;
using static Wo.EndToEnd.Tests.SystemCalls.SweepScenario;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>Every command that changes something, from every state that it starts from.</summary>
internal static class SweepScenarios
{
    private const string Other = "agent 8";
    private static readonly string[] Take = ["take", Id, "--owner", Owner];
    private const string Ignored = "bin/\n# mine\n";

    private static readonly string[] Scaffold =
    [
        "_ctx/jobs/partial",
        "_ctx/dod/dod-default.yaml",
        "_ctx/policy/ctx_finish_ignore.yaml",
        "_ctx/schemas/work_order.schema.json",
        ".vscode/settings.json",
    ];

    private static readonly string[] Resume = [.. Take, "--resume"];

    public static IReadOnlyDictionary<string, SweepScenario> All { get; } =
        new SweepScenario[]
        {
            Taking("take", _ => Task.CompletedTask),
            Taking("take, branch there", Branch),
            Taking("take, worktree there", Worktree),
            Taking("take from partial", Partial),
            Moving("take --next", "running", _ => Task.CompletedTask, "take", "--next", "--owner", Owner) with
            {
                // The other one waits for it, so that there is one answer.
                WorkOrders = [new(Id), new("WO-0002") { Depends = [Id] }],
                AndThen = Resume,
            },
            Finishing("finish", "done", Ready, "--summary", "it works"),
            Finishing("finish failed", "failed", Ready, "--result", "failed", "--summary", "it does not work"),
            Moving("release", "pending", Held, "release", Id, "--owner", Owner, "--reason", "no time for it"),
            Moving("requeue", "pending", Failed, "requeue", Id, "--reason", "once more"),
            new("takeover", "take", Id, "--takeover", "--owner", Other)
            {
                Prepare = Expired,
                To = "running",
                IsDone = tree => Record(tree).Contains($"\"{Other}\"", StringComparison.Ordinal),
                AndThen = ["take", Id, "--resume", "--owner", Other],
            },
            new("heartbeat", "heartbeat", Id, "--owner", Owner)
            {
                Prepare = Aged,
                To = "running",
                IsDone = tree => !IsAged(tree),
                AndThen = Resume,
            },
            new("session", "session", "result", Id, "a remarkable result")
            {
                Prepare = Held,
                To = "running",
                IsDone = tree =>
                    Directory
                        .EnumerateFiles(Path.Combine(tree.Root, "_ctx"), "session_*.md")
                        .Any(log => File.ReadAllText(log).Contains("a remarkable result", StringComparison.Ordinal)),
            },
            new("index", "index")
            {
                Prepare = StaleIndex,
                To = "pending",
                // One that was made without the worktrees says so.
                IsDone = tree =>
                    !tree.Problems().Any()
                    && File.ReadAllText(Path.Combine(tree.Root, "_ctx", "jobs", "index.json"))
                        .Contains("\"errors\": []", StringComparison.Ordinal),
                IsDamaged = true,
            },
            new("init", "init")
            {
                Prepare = HalfATree,
                To = "pending",
                IsDone = tree =>
                    Scaffold.All(path => Path.Exists(Path.Combine(tree.Root, path)))
                    && File.ReadAllText(Path.Combine(tree.Root, ".gitignore"))
                        .Contains(Ignored, StringComparison.Ordinal),
            },
            new("reconcile an interrupted take", "reconcile", "--apply")
            {
                Prepare = InterruptedTake,
                To = "running",
                IsDone = tree => !tree.Problems().Any(),
                IsDamaged = true,
                AndThen = Resume,
            },
            new("reconcile lost control records", "reconcile", "--apply")
            {
                Prepare = LostRecords,
                To = "running",
                IsDone = tree => !tree.Problems().Any(),
                IsDamaged = true,
                AndThen = Resume,
            },
            new("reconcile a lost worktree", "reconcile", "--apply")
            {
                Prepare = LostWorktree,
                To = "running",
                IsDone = tree => !tree.Problems().Any(),
                IsDamaged = true,
                AndThen = Resume,
            },
        }.ToDictionary(scenario => scenario.Name, StringComparer.Ordinal);

    /// <summary>The scenarios that are swept: those that <c>WO_SCENARIO</c> names, parted by semicolons, or all.</summary>
    public static IEnumerable<string> Chosen => Named ?? All.Keys;

    /// <summary>
    /// The same for sweeps that are whole with <c>WO_SWEEP=full</c> alone: otherwise half of all, and the others tomorrow.
    /// </summary>
    public static IEnumerable<string> ChosenToday =>
        Named ?? All.Keys.Where((_, index) => Sampling.IsFull || index % 2 == Today % 2);

    private static string[]? Named =>
        Environment.GetEnvironmentVariable("WO_SCENARIO") is { Length: > 0 } names ? names.Split(';') : null;

    private static long Today => DateTimeOffset.UtcNow.ToUnixTimeSeconds() / (24 * 60 * 60);

    private static SweepScenario Taking(string name, Func<SampleTree, Task> prepare) =>
        Moving(name, "running", prepare, Take) with
        {
            AndThen = Resume,
        };

    private static SweepScenario Finishing(
        string name,
        string to,
        Func<SampleTree, Task> prepare,
        params string[] options
    ) => Moving(name, to, prepare, ["finish", Id, "--owner", Owner, .. options]);

    private static SweepScenario Moving(
        string name,
        string to,
        Func<SampleTree, Task> prepare,
        params string[] arguments
    ) =>
        new(name, arguments)
        {
            Prepare = prepare,
            To = to,
            IsDone = tree => TreeChecker.StatesOf(tree.Root, Id) is [var state] && state == to,
        };

    private static Task Held(SampleTree tree) => tree.Take(Id, "--owner", Owner);

    private static async Task Ready(SampleTree tree)
    {
        await Held(tree);
        tree.Work(Id);
        await tree.Tool.Must("session", "result", Id, "it works");
    }

    private static async Task Closed(SampleTree tree, string result)
    {
        await Ready(tree);
        await tree.Tool.Must("finish", Id, "--owner", Owner, "--result", result, "--summary", "as far as it goes");
        tree.Promises.Told(Id, result);
    }

    private static Task Failed(SampleTree tree) => Closed(tree, "failed");

    private static Task Partial(SampleTree tree) => Closed(tree, "partial");

    private static Task Branch(SampleTree tree)
    {
        tree.Repository.Branch(SampleTree.BranchOf(Id));
        tree.Promises.ForeignBranches.Add(SampleTree.BranchOf(Id));
        return Task.CompletedTask;
    }

    private static Task Worktree(SampleTree tree)
    {
        Branch(tree);
        tree.Repository.AddWorktree(Path.Combine(".worktrees", Id), SampleTree.BranchOf(Id));
        tree.Promises.ForeignWorktrees.Add(tree.WorktreeOf(Id));
        return Task.CompletedTask;
    }

    private static async Task Expired(SampleTree tree)
    {
        await Held(tree);
        await Age(tree, TimeSpan.FromDays(2));
    }

    private static async Task Aged(SampleTree tree)
    {
        await Held(tree);
        await Age(tree, TimeSpan.FromHours(2));
    }

    private static bool IsAged(SampleTree tree)
    {
        var renewed = Record(tree)
            .Split('\n')
            .Single(line => line.Contains("\"renewed_at\"", StringComparison.Ordinal));
        var time = renewed.Split('"')[3];
        return DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime()
            < DateTime.UtcNow.AddHours(-1);
    }

    private static async Task StaleIndex(SampleTree tree)
    {
        await tree.Tool.Must("index");
        tree.Write(new SampleWorkOrder("WO-0003"));
    }

    // A kill at the commit: the last of the three renames that replace nothing. The first puts the root on record.
    private static async Task InterruptedTake(SampleTree tree)
    {
        using var files = new TemporaryDirectory(inMemory: true);
        var commit = new SweepPoint("renameat2", 3, Fault.Kill)
        {
            Line = "",
            IsStart = false,
            IsInTree = true,
        };
        tree.Promises.Begun(Id, "running");
        var killed = await Strace.Injecting(tree.Tool, commit, files.At("trace")).Run(Take);
        Assert.Equal(128 + 9, killed.ExitCode);
        Assert.Contains("\"verb\"", Record(tree), StringComparison.Ordinal);
    }

    private static async Task LostRecords(SampleTree tree)
    {
        await Held(tree);
        tree.Promises.Told(Id, "running");
        tree.Promises.Meddled(Id);
        File.Delete(RecordOf(tree));
        File.Delete(Path.Combine(tree.Root, "_ctx", "jobs", "running", Id + ".lock"));
        File.Delete(IndexOf(tree));
        await File.WriteAllTextAsync(
            Path.Combine(tree.Root, "_ctx", "jobs", "pending", $".{Id}.yaml.{new string('0', 32)}.tmp"),
            "half",
            TestRun.Cancellation
        );
    }

    private static async Task LostWorktree(SampleTree tree)
    {
        await Held(tree);
        tree.Promises.Told(Id, "running");
        tree.Promises.Meddled(Id);
        tree.Repository.RemoveWorktree(tree.WorktreeOf(Id));
    }

    // What people have is left as it is: work orders, an epic, and lines of their own in the ignore file.
    private static async Task HalfATree(SampleTree tree)
    {
        Directory.Delete(Path.Combine(tree.Root, "_ctx", "policy"), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(tree.Root, ".gitignore"), Ignored[..^1], TestRun.Cancellation);
    }

    private static async Task Age(SampleTree tree, TimeSpan age)
    {
        RecordedLease.Age(tree, Id, age);
        await tree.Tool.Must("reconcile", "--apply"); // so that the mirror shows the lease as it is now
    }

    private static string Record(SampleTree tree) => File.ReadAllText(RecordOf(tree));

    private static string RecordOf(SampleTree tree) => Path.Combine(tree.Control, "records", Id);

    private static string IndexOf(SampleTree tree) => Path.Combine(tree.Root, "_ctx", "jobs", "index.json");
}
