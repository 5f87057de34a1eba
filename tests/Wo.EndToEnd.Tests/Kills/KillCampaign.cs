using System.Diagnostics;
using System.Globalization;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Kills;

/// <summary>
/// Kills a command at moments spread evenly over the time that it takes, and counts what it was killed in. The moments
/// are random and so differ from run to run; the seed is printed, what is checked afterwards holds for each of them.
/// </summary>
internal sealed class KillCampaign
{
    private readonly SortedDictionary<string, int> hits = new(StringComparer.Ordinal);
    private readonly Random random;
    private readonly int seed;
    private double longest;

    /// <summary>Takes the seed from <c>WO_SEED</c> or makes one up.</summary>
    public KillCampaign()
    {
        seed = Number("WO_SEED") ?? Random.Shared.Next();
        random = new Random(seed);
    }

    /// <summary>How many kills there are to be: <c>WO_KILLS</c>, or what an ordinary run of the tests can afford.</summary>
    public static int Count => Number("WO_KILLS") ?? 40;

    /// <summary>How many kills came while something was half-done.</summary>
    public int Inside =>
        hits.Where(hit => hit.Key.StartsWith("inside", StringComparison.Ordinal)).Sum(hit => hit.Value);

    /// <summary>Runs the command to its end, to learn how long it takes.</summary>
    public async Task Measure(WoTool tool, string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        await tool.Must(arguments);
        longest = clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>Runs the command and kills it somewhere. Children that it had are alive or dead, as chance has it.</summary>
    /// <returns>Whether it had ended before, with success.</returns>
    public async Task<bool> Kill(SampleTree tree, string id, string[] arguments)
    {
        var before = tree.Snapshot();
        var delay = random.NextDouble() * longest;
        var clock = Stopwatch.StartNew();
        using var process = tree.Tool.Start(arguments);
        while (clock.Elapsed.TotalMilliseconds < delay && !process.HasExited)
        {
            Thread.Sleep(random.Next(2));
        }

        process.Kill();
        await process.ExitAsync(TestRun.Cancellation);
        await OperationLockFile.UntilFree(tree, id);

        var survived = process.ExitCode != 128 + 9;
        Assert.True(!survived || process.ExitCode == 0, $"exit {process.ExitCode}");
        Add(survived ? "after" : Stage(tree, id, before));
        return survived;
    }

    /// <summary>What was hit, for the protocol of the tests.</summary>
    public override string ToString() =>
        $"seed {seed}, over {longest:F0} ms: " + string.Join(", ", hits.Select(hit => $"{hit.Value} {hit.Key}"));

    private static string Stage(SampleTree tree, string id, TreeSnapshot before)
    {
        var changes = before.Changes(tree.Snapshot());
        if (changes.Count == 0)
        {
            return "before";
        }

        var record = Path.Combine(tree.Control, "records", id);
        var text = File.Exists(record) ? File.ReadAllText(record) : "";
        string[] signs =
        [
            text.Contains("\"token\"", StringComparison.Ordinal) ? "lease" : "",
            changes.Any(change => change.Contains("refs/heads/feat", StringComparison.Ordinal)) ? "branch" : "",
            changes.Any(change => change.Contains(": worktree ", StringComparison.Ordinal)) ? "worktree" : "",
            changes.Any(change => change.Contains("_ctx/logs", StringComparison.Ordinal)) ? "gates" : "",
            changes.Any(change => change.Contains(".bak.", StringComparison.Ordinal)) ? "backup" : "",
            text.Contains("\"verb\"", StringComparison.Ordinal) ? "intent" : "",
            changes.Any(change => change.StartsWith("gone: _ctx/jobs", StringComparison.Ordinal)) ? "moved" : "",
            changes.Any(change => change.Contains("_ctx/session", StringComparison.Ordinal)) ? "session" : "",
        ];
        return $"inside ({string.Join('+', signs.Where(sign => sign.Length > 0))})";
    }

    private void Add(string what) => hits[what] = hits.GetValueOrDefault(what) + 1;

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
