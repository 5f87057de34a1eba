using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Wo.EndToEnd.Tests.Concurrency;
using Wo.EndToEnd.Tests.SystemCalls;
using Wo.TestKit;
using static Wo.EndToEnd.Tests.SystemCalls.SweepScenario;

namespace Wo.EndToEnd.Tests.Claims;

/// <summary>Commands that tell other clones what they do, with a bare remote beside the tree.</summary>
internal static class SharedSweepScenarios
{
    private const string Remote = "remote.git";
    private const string Other = "agent 8";
    private const string Register = $"refs/wo/claims/{Id}";
    private static readonly string[] Finish = ["finish", Id, "--owner", Owner, "--result", "failed", "--summary", "no"];
    private static readonly string[] Resume = ["take", Id, "--owner", Owner, "--resume"];

    public static IReadOnlyDictionary<string, SweepScenario> All { get; } =
        new[]
        {
            Moving("claims: take", "running", Share, "take", Id, "--owner", Owner) with
            {
                AndThen = Resume,
            },
            Moving("claims: finish", "failed", Ready, Finish),
            Moving("claims: release", "pending", Ready, "release", Id, "--owner", Owner, "--reason", "no time for it"),
            Shared("claims: takeover", "running", Expired, "take", Id, "--takeover", "--owner", Other) with
            {
                IsDone = tree => Record(tree).Contains($"\"{Other}\"", StringComparison.Ordinal),
                AndThen = ["take", Id, "--resume", "--owner", Other],
            },
            Shared("claims: reconcile what a dead take has claimed", "pending", DeadTake, "reconcile", "--apply") with
            {
                IsDone = tree => Disagreements(tree).Count == 0,
                // What lies in the tree itself is as it should be.
                IsDamaged = false,
            },
            Shared("claims: reconcile what was closed offline", "failed", ClosedOffline, "reconcile", "--apply") with
            {
                IsDone = tree => Disagreements(tree).Count == 0,
            },
        }.ToDictionary(scenario => scenario.Name, StringComparer.Ordinal);

    /// <summary>Where the clone and the register differ; empty where they say the same.</summary>
    public static IReadOnlyList<string> Disagreements(SampleTree tree)
    {
        var record = JsonNode.Parse(Record(tree));
        var claim = Claim(tree);
        var problems = new List<string>();
        var held = record?["lease"]?["token"]?.GetValue<string>() is { } token
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))
            : null;
        var shared = claim?["lease"]?["token_sha256"]?.GetValue<string>();
        if (held != shared)
        {
            problems.Add($"the register has the lease {shared ?? "none"}, and the clone {held ?? "none"}");
        }

        if (claim?["intent"] is { } intent)
        {
            problems.Add($"the register has an intent: {intent.ToJsonString()}");
        }

        var states = TreeChecker.StatesOf(tree.Root, Id);
        if (claim?["state"]?.GetValue<string>() is { } state && !states.Contains(state))
        {
            problems.Add($"the register says {state}, and the file lies in {string.Join(' ', states)}");
        }

        return problems;
    }

    private static SweepScenario Moving(
        string name,
        string to,
        Func<SampleTree, Task> prepare,
        params string[] arguments
    ) =>
        Shared(name, to, prepare, arguments) with
        {
            IsDone = tree => TreeChecker.StatesOf(tree.Root, Id) is [var state] && state == to,
        };

    private static SweepScenario Shared(
        string name,
        string to,
        Func<SampleTree, Task> prepare,
        params string[] arguments
    ) =>
        new(name, arguments)
        {
            WorkOrders = [new(Id)],
            Prepare = prepare,
            To = to,
            IsDone = _ => false,
            Also = Disagreements,
        };

    private static async Task Share(SampleTree tree)
    {
        var (repository, remote) = (tree.Repository, tree.Repository.Surroundings.At(Remote));
        repository.Write("_ctx/policy/wo.yaml", "scope_overlap: allow\nclaims: {backend: git}\n");
        repository.Git("add", "--all");
        repository.Git("commit", "--quiet", "--message", "Share claims");
        repository.Git("clone", "--quiet", "--bare", ".", remote);
        repository.Git("remote", "add", "origin", new Uri(remote).AbsoluteUri);
        repository.Git("fetch", "--quiet", "origin");
        await tree.Tool.Must("sync");
    }

    private static async Task Held(SampleTree tree)
    {
        await Share(tree);
        await tree.Take(Id, "--owner", Owner);
    }

    private static async Task Ready(SampleTree tree)
    {
        await Held(tree);
        tree.Work(Id);
    }

    private static async Task Expired(SampleTree tree)
    {
        await Held(tree);
        RecordedLease.Age(tree, Id, TimeSpan.FromDays(2));
        await tree.Tool.Must("reconcile", "--apply");
    }

    /// <summary>A claim of this clone whose take has died before it had a lease.</summary>
    private static async Task DeadTake(SampleTree tree)
    {
        await Held(tree);
        var claimed = GitIn(tree, "rev-parse", Register);
        await tree.Tool.Must("release", Id, "--owner", Owner, "--reason", "so that the claim can be put back");
        tree.Promises.Told(Id, "pending");
        var (content, former) = (GitIn(tree, "rev-parse", $"{claimed}^{{tree}}"), GitIn(tree, "rev-parse", Register));
        var dead = GitIn(tree, "commit-tree", "-m", "a take that has died", "-p", former, content);
        GitIn(tree, "update-ref", Register, dead);
    }

    private static async Task ClosedOffline(SampleTree tree)
    {
        await Ready(tree);
        await tree.Tool.Must([.. Finish, "--offline", "--reason", "no network for hours"]);
        tree.Promises.Told(Id, "failed");
    }

    private static JsonNode? Claim(SampleTree tree) =>
        GitIn(tree, "for-each-ref", Register).Length == 0
            ? null
            : JsonNode.Parse(GitIn(tree, "show", $"{Register}:claim.json"));

    private static string GitIn(SampleTree tree, params string[] arguments) =>
        GitSandbox.GitIn(tree.Repository.Surroundings.At(Remote), arguments);

    private static string Record(SampleTree tree) =>
        Path.Combine(tree.Control, "records", Id) is var path && File.Exists(path) ? File.ReadAllText(path) : "{}";
}
