using System.Text.Json;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

public sealed class StatsCommandTests : IDisposable
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly TreeSandbox tree = new();
    private readonly StoppedClock clock = new() { Now = Monday };

    public StatsCommandTests() => tree.Time = clock;

    public void Dispose() => tree.Dispose();

    /// <summary>A day of two people: one thing done after the gates had said no, one taken over and given up.</summary>
    private async Task Day()
    {
        tree.Git.Write("_ctx/policy/wo.yaml", "scope_overlap: allow\n");
        await tree.New("First");
        await tree.New("Second");
        await At(TimeSpan.FromHours(1), "take", "WO-0001", "--owner", "=ann");
        await At(TimeSpan.FromHours(1), "take", "WO-0002", "--owner", "bob");
        await At(TimeSpan.FromHours(2), "finish", "WO-0001", "--owner", "=ann", "--summary", "nothing");
        GitSandbox.GitIn(
            tree.At("../.worktrees/WO-0001"),
            "commit",
            "--quiet",
            "--allow-empty",
            "--message",
            "Do the work"
        );
        await At(TimeSpan.FromHours(3), "finish", "WO-0001", "--owner", "=ann", "--summary", "all of it");
        await At(TimeSpan.FromDays(8), "take", "WO-0002", "--takeover", "--owner", "eve");
        await At(TimeSpan.FromDays(9), "finish", "WO-0002", "--owner", "eve", "--result", "failed", "--summary", "no");
    }

    [Fact]
    public async Task It_agrees_with_the_log_and_the_log_with_the_journal()
    {
        await Day();
        var journal = File.ReadAllLines(tree.At(".git/wo/journal"))
            .Select(line => JsonDocument.Parse(line).RootElement);
        var events = (await Data("log")).GetProperty("events").EnumerateArray().ToList();
        var stats = await Data("stats");
        var all = stats.GetProperty("all");

        Assert.Equal(
            journal.Select(line => $"{line.GetProperty("verb")} {line.GetProperty("id")}"),
            events.Select(one => $"{one.GetProperty("verb")} {one.GetProperty("id")}")
        );
        Assert.Equal(events.Count(one => Is(one, "verb", "take")), all.GetProperty("taken").GetInt32());
        Assert.Equal(events.Count(one => Is(one, "result", "done")), all.GetProperty("done").GetInt32());
        Assert.Equal(events.Count(one => Is(one, "result", "failed")), all.GetProperty("failed").GetInt32());
        Assert.Equal(events.Count(one => Is(one, "result", "refused")), all.GetProperty("refused").GetInt32());
        Assert.Equal(events.Count(one => Is(one, "verb", "takeover")), all.GetProperty("takeovers").GetInt32());
        Assert.Equal(
            (2, 1, 1, 1, 1),
            (
                all.GetProperty("taken").GetInt32(),
                all.GetProperty("done").GetInt32(),
                all.GetProperty("failed").GetInt32(),
                all.GetProperty("refused").GetInt32(),
                all.GetProperty("takeovers").GetInt32()
            )
        );
        foreach (var rows in new[] { "weeks", "epics", "owners" })
        {
            Assert.Equal(1, stats.GetProperty(rows).EnumerateArray().Sum(row => row.GetProperty("done").GetInt32()));
        }
    }

    [Fact]
    public async Task Times_run_from_writing_and_from_taking_to_done()
    {
        await Day();
        var all = (await Data("stats")).GetProperty("all");

        Assert.Equal(3 * 3600, all.GetProperty("lead_seconds").GetProperty("median").GetDouble());
        Assert.Equal(2 * 3600, all.GetProperty("cycle_seconds").GetProperty("p90").GetDouble());
    }

    [Fact]
    public async Task A_time_of_its_own_counts_only_what_happened_then()
    {
        await Day();
        var stats = await Data("stats", "--since", "2d");

        Assert.Equal(0, stats.GetProperty("all").GetProperty("done").GetInt32());
        Assert.Equal(1, stats.GetProperty("all").GetProperty("failed").GetInt32());
        var three = await Data("stats", "--since", "14d", "--owner", "=ann");
        Assert.Equal((3, 0.333), (three.GetProperty("weeks").GetArrayLength(), Rate(three)));
        Assert.Equal(
            "2026-W11",
            Assert.Single(stats.GetProperty("weeks").EnumerateArray()).GetProperty("week").GetString()
        );
    }

    [Theory]
    [InlineData("C.UTF-8", "█", "#")]
    [InlineData("C", "#", "█")]
    [InlineData("", "#", "█")]
    public async Task Plots_are_made_of_what_the_terminal_can_show(string locale, string drawn, string not)
    {
        await Day();
        tree.Variables["LANG"] = locale;
        var run = await tree.Wo("stats");

        Assert.Contains(drawn, run.Output);
        Assert.DoesNotContain(not, run.Output);
        Assert.Contains("2026-W10", run.Output);
        Assert.Contains("own_commits 1", run.Output);
    }

    [Fact]
    public async Task No_cell_of_the_table_is_a_formula()
    {
        await Day();
        var rows = (await tree.Wo("stats", "--csv"))
            .Output.TrimEnd()
            .Split('\n')
            .Select(row => row.Split(','))
            .ToList();

        Assert.All(rows, row => Assert.Equal(12, row.Length));
        Assert.Equal(["all", "", "2", "1", "1", "0", "1", "1", "10800", "10800", "7200", "7200"], rows[1]);
        Assert.Contains(rows, row => row is ["owner", "'=ann", ..]);
        Assert.All(rows.SelectMany(row => row), cell => Assert.DoesNotMatch("^\"?[=+@-]", cell));
    }

    [Theory]
    [InlineData("stats", "--csv", "--json")]
    [InlineData("stats", "--by", "month")]
    [InlineData("stats", "--since", "never")]
    public async Task What_contradicts_itself_is_an_error_of_usage(params string[] words) =>
        Assert.Equal(2, (await tree.Wo(words)).ExitCode);

    [Fact]
    public async Task A_tree_without_a_history_has_no_figures()
    {
        var run = await tree.Put("WO-1").Wo("stats");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("lead time    not known", run.Output);
    }

    private async Task At(TimeSpan later, params string[] words)
    {
        clock.Now = Monday + later;
        await tree.Wo(words);
    }

    private async Task<JsonElement> Data(params string[] words) =>
        (await tree.Wo([.. words, "--json"])).Json.GetProperty("data");

    private static double Rate(JsonElement stats) => stats.GetProperty("done_per_week").GetDouble();

    private static bool Is(JsonElement one, string name, string value) => one.GetProperty(name).ToString() == value;
}
