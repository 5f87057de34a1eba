using System.Text.Json;
using Wo.EndToEnd.Tests.Kills;
using Wo.TestKit;
using static Wo.EndToEnd.Tests.SystemCalls.SweepScenario;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>Runs a scenario again and again, does something to one system call each time, and judges what came of it.</summary>
internal sealed class SystemCallSweep : IDisposable
{
    private static readonly string[] Reconcile = ["reconcile", "--apply", "--json"];

    private readonly SweepScenario scenario;
    private readonly PreparedTree prepared;
    private readonly TemporaryDirectory files = new(inMemory: true);
    private readonly List<string> violations = [];
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    private SystemCallSweep(SweepScenario scenario, PreparedTree prepared)
    {
        this.scenario = scenario;
        this.prepared = prepared;
    }

    /// <summary>What contradicts the promises, with the point at which it does.</summary>
    public IReadOnlyList<string> Violations => violations;

    /// <summary>How many points there were, by call and fault.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    private SampleTree Tree => prepared.Tree;

    private string[] Arguments => [.. scenario.Arguments, "--json"];

    /// <summary>Makes the tree of a scenario.</summary>
    public static async Task<SystemCallSweep> Of(SweepScenario scenario) =>
        new(scenario, await PreparedTree.Of(scenario));

    /// <summary>The calls of a run to which nothing is done.</summary>
    public async Task<CallCensus> Census(IEnumerable<string> names)
    {
        prepared.Return();
        return await CallCensus.Of(Tree, Arguments, names);
    }

    /// <summary>Does what a point says, judges what the tool answered, and brings the tree back to work.</summary>
    public async Task<WoOutcome> Run(SweepPoint point)
    {
        var (outcome, wasHit) = await Try(point);
        if (!wasHit)
        {
            // Some calls look at the other processes of the machine, of which there are fewer now.
            (outcome, wasHit) = await Try(point with { Number = 1 + (point.Number * 8 / 10) });
        }

        if (!wasHit)
        {
            violations.Add($"{scenario}: {point}\n  it was not hit\n  {outcome}");
        }

        return outcome;
    }

    /// <summary>The same for a call that may be beyond the last one.</summary>
    /// <returns>Whether there was such a call.</returns>
    public async Task<bool> RunIfThere(SweepPoint point) => (await Try(point)).WasHit;

    /// <inheritdoc/>
    public void Dispose()
    {
        prepared.Dispose();
        files.Dispose();
    }

    private async Task<(WoOutcome Outcome, bool WasHit)> Try(SweepPoint point)
    {
        prepared.Return();
        var before = Tree.Snapshot();
        prepared.Promises.Begun(Id, scenario.To);
        var outcome = await Strace.Injecting(Tree.Tool, point, files.At("trace")).Run(Arguments);
        await GitChildren.UntilGone(Tree, Id);
        await Leftovers.UntilGone(Tree.Repository.Surroundings.Path);
        if (!WasHit(point, outcome))
        {
            Assert.True(outcome.ExitCode == 0, $"{scenario}: {point}: nothing was done to it\n{outcome}");
            return (outcome, false);
        }

        var name = $"{point.Call} {point.Fault}";
        counts[name] = counts.GetValueOrDefault(name) + 1;
        var hit = Strace.Injected(files.At("trace")) is { } line
            ? point.Seen(line, Tree.Repository.Surroundings.Path)
            : point;
        string[] problems = [.. new Judgement(scenario, prepared, hit, outcome, before).Problems(), .. await Recover()];
        violations.AddRange(problems.Select(problem => $"{scenario}: {hit}\n  {problem}\n  {outcome}"));
        return (outcome, true);
    }

    private bool WasHit(SweepPoint point, WoOutcome outcome) => outcome.ExitCode == 128 + 9 || WasHit(point);

    private bool WasHit(SweepPoint point) =>
        File.ReadLines(files.At("trace"))
            .Any(line =>
                line.Contains("(INJECTED", StringComparison.Ordinal)
                || line.StartsWith($"--- SIG{point.Fault.Expression[7..]} ", StringComparison.Ordinal)
            );

    private async Task<List<string>> Recover()
    {
        // What is written without the guard may belong to a process that lives, until it is old.
        foreach (var place in (string[])[Path.Combine(Tree.Root, "_ctx"), Path.Combine(Tree.Control, "claims")])
        {
            TemporaryFiles.Age(place);
        }

        var repaired = await Tree.Tool.Run(Reconcile);
        if (repaired.ExitCode != 0)
        {
            return [$"reconcile: {repaired}"];
        }

        var problems = Inconsistencies("after reconcile");
        var settled = Tree.Snapshot();
        var again = await Tree.Tool.Run(Reconcile);
        problems.AddRange(settled.Changes(Tree.Snapshot()).Select(change => $"a second reconcile: {change}"));
        if (again.ExitCode != 0)
        {
            problems.Add($"a second reconcile: {again}");
        }

        if (TreeChecker.StatesOf(Tree.Root, Id) is [var state])
        {
            prepared.Promises.Found(Id, state);
            problems.AddRange(await GoOn());
        }

        return problems;
    }

    private async Task<List<string>> GoOn()
    {
        var isDone = scenario.IsDone(Tree);
        var next = isDone ? [.. scenario.AndThen, "--json"] : Arguments;
        prepared.Promises.Begun(Id, scenario.To);
        var outcome = await Tree.Tool.Run(next);
        if (outcome.ExitCode != 0)
        {
            return [$"the way on, wo {string.Join(' ', next)}: {outcome}"];
        }

        prepared.Promises.Told(Id, scenario.To, Token(outcome));
        List<string> problems = scenario.IsDone(Tree) ? [] : ["the way on did not lead there"];
        return [.. problems, .. Inconsistencies("in the end")];
    }

    private List<string> Inconsistencies(string when) =>
        [
            .. new TreeChecker(Tree.Root, prepared.Promises)
                .Problems()
                .Concat(scenario.Also(Tree))
                .Select(problem => $"{when}: {problem}"),
        ];

    private static string? Token(WoOutcome outcome) =>
        outcome.Data.ValueKind == JsonValueKind.Object && outcome.Data.TryGetProperty("token", out var token)
            ? token.GetString()
            : null;
}
