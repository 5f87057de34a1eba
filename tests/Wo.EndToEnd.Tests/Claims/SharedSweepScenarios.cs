using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Wo.EndToEnd.Tests.Concurrency;
using Wo.EndToEnd.Tests.SystemCalls;
using Wo.TestKit;
using static Wo.EndToEnd.Tests.SystemCalls.SweepScenario;

namespace Wo.EndToEnd.Tests.Claims;

/// <summary>
/// Commands that tell other clones what they do, with a bare remote beside the tree, and registers in it or in etcd.
/// </summary>
/// <param name="backEnd">What the registers lie in.</param>
internal sealed class SharedSweepScenarios(string backEnd)
{
    private const string Other = "agent 8";

    // Where a register is put back from, which is in no tree.
    private const string Prepared = "prepared.json";
    private static readonly string[] Finish = ["finish", Id, "--owner", Owner, "--result", "failed", "--summary", "no"];
    private static readonly string[] Resume = ["take", Id, "--owner", Owner, "--resume"];

    /// <summary>The names of all of them.</summary>
    public static IEnumerable<string> Names => new SharedSweepScenarios(Registers.BackEnds[0]).All.Keys;

    /// <summary>All of them.</summary>
    public IReadOnlyDictionary<string, SweepScenario> All =>
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
    private List<string> Disagreements(SampleTree tree)
    {
        var record = JsonNode.Parse(Record(tree));
        var claim = RegistersOf(tree).Read(Id);
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

    private SweepScenario Moving(string name, string to, Func<SampleTree, Task> prepare, params string[] arguments) =>
        Shared(name, to, prepare, arguments) with
        {
            IsDone = tree => TreeChecker.StatesOf(tree.Root, Id) is [var state] && state == to,
        };

    private SweepScenario Shared(string name, string to, Func<SampleTree, Task> prepare, params string[] arguments) =>
        new(name, arguments)
        {
            WorkOrders = [new(Id)],
            Prepare = async tree =>
            {
                await prepare(tree);
                File.WriteAllText(PreparedIn(tree), RegistersOf(tree).Read(Id)?.ToJsonString());
            },
            Return = PutBack,
            To = to,
            IsDone = _ => false,
            Also = Disagreements,
        };

    private void PutBack(SampleTree tree)
    {
        // What lies in the remote was put back with it, and clones know its versions.
        if (!RegistersOf(tree).AreInRemote)
        {
            var prepared = File.ReadAllText(PreparedIn(tree));
            RegistersOf(tree).Write(Id, prepared.Length > 0 ? JsonNode.Parse(prepared) : null);
        }
    }

    private async Task Share(SampleTree tree)
    {
        var (repository, remote) = (tree.Repository, RemoteOf(tree));
        repository.Write("_ctx/policy/wo.yaml", $"scope_overlap: allow\n{RegistersOf(tree).Settings}\n");
        repository.Git("add", "--all");
        repository.Git("commit", "--quiet", "--message", "Share claims");
        repository.Git("clone", "--quiet", "--bare", ".", remote);
        repository.Git("remote", "add", "origin", new Uri(remote).AbsoluteUri);
        repository.Git("fetch", "--quiet", "origin");
        await tree.Tool.Must("sync");
    }

    private async Task Held(SampleTree tree)
    {
        await Share(tree);
        await tree.Take(Id, "--owner", Owner);
    }

    private async Task Ready(SampleTree tree)
    {
        await Held(tree);
        tree.Work(Id);
    }

    private async Task Expired(SampleTree tree)
    {
        await Held(tree);
        RecordedLease.Age(tree, Id, TimeSpan.FromDays(2));
        await tree.Tool.Must("reconcile", "--apply");
    }

    /// <summary>A claim of this clone whose take has died before it had a lease.</summary>
    private async Task DeadTake(SampleTree tree)
    {
        await Held(tree);
        var claimed = RegistersOf(tree).Read(Id);
        await tree.Tool.Must("release", Id, "--owner", Owner, "--reason", "so that the claim can be put back");
        tree.Promises.Told(Id, "pending");
        RegistersOf(tree).Write(Id, claimed);
    }

    private async Task ClosedOffline(SampleTree tree)
    {
        await Ready(tree);
        await tree.Tool.Must([.. Finish, "--offline", "--reason", "no network for hours"]);
        tree.Promises.Told(Id, "failed");
    }

    private Registers RegistersOf(SampleTree tree) => Registers.In(backEnd, RemoteOf(tree));

    private static string RemoteOf(SampleTree tree) => tree.Repository.Surroundings.At("remote.git");

    private static string PreparedIn(SampleTree tree) => tree.Repository.Surroundings.At(Prepared);

    private static string Record(SampleTree tree) =>
        Path.Combine(tree.Control, "records", Id) is var path && File.Exists(path) ? File.ReadAllText(path) : "{}";
}
