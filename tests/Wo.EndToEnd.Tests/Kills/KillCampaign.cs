using System.Diagnostics;
using System.Globalization;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Kills;

/// <summary>
/// Kills a command at moments spread evenly over its run, and counts what it was killed in. Every other kill is spread
/// over the part behind a landmark, so that a short step after a long one is met as well. The moments are random and
/// differ from run to run; what is checked afterwards holds for each of them.
/// </summary>
internal sealed class KillCampaign
{
    private const int Killed = 128 + 9;

    private readonly SortedDictionary<string, int> hits = new(StringComparer.Ordinal);
    private readonly int seed = Number("WO_SEED") ?? Random.Shared.Next();
    private readonly Random random;
    private readonly KillWindow whole = new(() => true);
    private readonly KillWindow end;
    private string landmark = "";
    private int kills;

    /// <summary>Takes the seed from <c>WO_SEED</c> or makes one up.</summary>
    public KillCampaign()
    {
        random = new Random(seed);
        end = new KillWindow(() => Path.Exists(landmark));
    }

    /// <summary>
    /// How many kills there are to be: <c>WO_KILLS</c>, or what an ordinary run of the tests can afford, which is less
    /// where the tool is not native code.
    /// </summary>
    public static int Count => Number("WO_KILLS") ?? (WoTool.IsInstalled ? 40 : 10);

    /// <summary>How many kills came while something was half-done.</summary>
    public int Inside => Total("inside");

    /// <summary>How many kills there were.</summary>
    public int All => Total("");

    /// <summary>Runs the command to its end, to learn how long it takes.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="path">The file or directory whose appearance is the landmark.</param>
    public async Task Measure(WoTool tool, string[] arguments, string path)
    {
        landmark = path;
        using var process = tool.Start(arguments);
        var clock = Stopwatch.StartNew();
        Wait(end, process);
        var seen = clock.Elapsed.TotalMilliseconds;
        var outcome = await process.EndAsync(TestRun.Cancellation);
        Assert.True(outcome.ExitCode == 0 && Path.Exists(path), outcome.ToString());
        whole.Measured(clock.Elapsed.TotalMilliseconds);
        end.Measured(clock.Elapsed.TotalMilliseconds - seen);
    }

    /// <summary>Runs the command and kills it somewhere. Children that it had are alive or dead, as chance has it.</summary>
    /// <returns>Whether it had ended before, with success.</returns>
    public async Task<bool> Kill(SampleTree tree, string id, string[] arguments, string path)
    {
        landmark = path;
        var window = kills++ % 2 == 0 ? whole : end;
        var delay = random.NextDouble() * window.Length;
        var before = tree.Snapshot();
        using var process = tree.Tool.Start(arguments);
        Wait(window, process);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalMilliseconds < delay && !process.HasExited)
        {
            Thread.SpinWait(50);
        }

        process.Kill();
        await process.ExitAsync(TestRun.Cancellation);
        await GitChildren.UntilGone(tree, id);

        var survived = process.ExitCode != Killed;
        Assert.True(!survived || process.ExitCode == 0, $"exit {process.ExitCode}");
        window.Learn(tooLate: survived);
        Add(survived ? "after" : Stage(tree, id, before));
        return survived;
    }

    /// <summary>What was hit, for the protocol of the tests.</summary>
    public override string ToString() =>
        $"{All} kills, seed {seed}: {Total("before")} before, {Inside} inside, {Total("after")} after\n"
        + string.Join('\n', hits.Select(hit => $"{hit.Value, 5} {hit.Key}"));

    private static void Wait(KillWindow window, WoProcess process)
    {
        while (!window.HasOpened() && !process.HasExited)
        {
            Thread.SpinWait(50);
        }
    }

    private int Total(string start) =>
        hits.Where(hit => hit.Key.StartsWith(start, StringComparison.Ordinal)).Sum(hit => hit.Value);

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
