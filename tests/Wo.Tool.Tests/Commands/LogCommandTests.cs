using System.Text.Json;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

public sealed class LogCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task The_life_of_a_work_order_is_told_in_order()
    {
        await tree.New("Only one");
        await tree.Wo("take", "WO-0001");
        await tree.Wo("finish", "WO-0001", "--result", "failed", "--summary", "it is too hard");
        await tree.Wo("requeue", "WO-0001", "--reason", "try again");
        tree.Put("WO-9");

        Assert.Equal(
            [
                "new >pending journal",
                "take pending>running journal",
                "finish running>failed journal",
                "requeue failed>pending journal",
            ],
            await Events("WO-0001")
        );
        var run = await tree.Wo("log", "WO-0001");
        Assert.Equal(["new", "take", "finish", "requeue"], run.Output.Split('\n')[1..5].Select(line => Word(line, 3)));
        Assert.Contains("it is too hard", run.Output);
        Assert.DoesNotContain("SOURCE", run.Output);
        Assert.Equal("nothing has happened yet", Word0((await new TreeSandbox().Put("WO-1").Wo("log")).Error));
    }

    [Fact]
    public async Task Times_are_told_to_the_microsecond_so_that_what_lies_between_is_what_stats_counts()
    {
        var second = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var clock = new StoppedClock { Now = second.AddMicroseconds(123_456) };
        tree.Put("WO-1").Time = clock;
        await tree.Wo("take", "WO-1");
        clock.Now += TimeSpan.FromMilliseconds(700);
        await tree.Wo("release", "WO-1", "--reason", "called away");

        var run = await tree.Wo("log", "--json");

        Assert.Equal(
            [second.AddMicroseconds(123_456), second.AddMicroseconds(823_456)],
            run.Json.GetProperty("data")
                .GetProperty("events")
                .EnumerateArray()
                .Where(one => one.GetProperty("verb").GetString() is "take" or "release")
                .Select(one => one.GetProperty("at").GetDateTimeOffset())
        );
    }

    [Fact]
    public async Task What_an_older_tree_has_no_journal_of_is_known_from_its_files()
    {
        tree.Put(
            "WO-1",
            "done",
            more: "created_at: '2025-12-30T10:00:00Z'\nstarted_at: '2025-12-31T10:00:00+00:00'\nclosed_at: '2026-01-02'"
        );
        tree.Put("WO-2", "failed", more: "started_at: yesterday\nfinished_at: '2026-01-03T10:00:00Z'");
        tree.Git.Write(
            "_ctx/logs/WO-2/verdict.json",
            "{\"status\":\"FAIL\",\"failure_stage\":\"scope\",\"finished_at\":\"2026-01-03T09:59:00Z\"}"
        );
        tree.Git.Write(
            "_ctx/session_x.md",
            "# Session Log - x\n\n## 2025-12-31 10:00 UTC\n- **Summary**: Taken Work Order WO-1: one\n[WO-1] intent: one\n\n"
                + "## 2025-11-30 09:00 UTC\n- **Summary**: Taken work order WO-1: one\n\n"
                + "## 2025-11-30 09:30 UTC\n- **Summary**: Released work order WO-1: not today\n\n"
                + "## 2025-11-30 09:40 UTC\n- **Summary**: Resumed work order WO-1: ann to bob (gone)\n"
                + "## not a time\n- **Summary**: Taken work order WO-1: no\n"
        );

        var run = await tree.Wo("log", "--json");

        Assert.Equal(
            [
                "take pending>running session_log",
                "release running>pending session_log",
                "takeover running>running session_log",
                "new >pending work_order",
                "take pending>running work_order",
                "finish running>done work_order",
                "verify running>running verdict",
                "finish running>failed work_order",
            ],
            Events(run)
        );
        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("data").GetProperty("journal_since").ValueKind);
        Assert.Contains(
            "sources: work order 4, verdict 1, session log 3; there is no journal",
            (await tree.Wo("log")).Output
        );
    }

    [Fact]
    public async Task What_the_journal_has_is_not_told_twice()
    {
        await tree.TakeOne("'false'");
        await tree.Wo("finish", "WO-1", "--summary", "not yet");
        await tree.Wo("finish", "WO-1", "--result", "partial", "--summary", "half of it");
        await tree.Wo("take", "WO-1");

        Assert.Equal(4, (await Events("WO-1")).Length);
        File.Delete(tree.At(".git/wo/journal"));
        var without = await Events("WO-1");
        Assert.Contains("take pending>running work_order", without);
        Assert.Contains(without, line => line.EndsWith("session_log", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_part_of_it_is_chosen_by_time_owner_epic_verb_and_number()
    {
        await tree.TakeOne();
        await tree.Wo("release", "WO-1", "--reason", "not today");
        await tree.Wo("take", "WO-1", "--owner", "bob");
        tree.Put("WO-2", "done", more: "closed_at: '2026-01-02'\nowner_was: eve");

        Assert.Equal(3, (await Events("--since", "1h")).Length);
        Assert.Equal(3, (await Events("--since", DateTime.UtcNow.ToString("yyyy-01-01"))).Length - 1);
        Assert.Equal(["take pending>running journal"], await Events("--owner", "bob"));
        Assert.Equal(4, (await Events("--epic", "E-0001")).Length);
        Assert.Empty(await Events("--epic", "E-0002"));
        Assert.Equal(["release running>pending journal"], await Events("--verb", "release"));
        var run = await tree.Wo("log", "--limit", "1", "--json");
        Assert.Equal(["take pending>running journal"], Events(run));
        Assert.Equal(3, run.Json.GetProperty("data").GetProperty("left_out").GetInt32());
    }

    [Theory]
    [InlineData("--since", "soon")]
    [InlineData("--since", "-1d")]
    [InlineData("--since", "99999999999999w")]
    [InlineData("--limit", "0")]
    [InlineData("--verb", "tkae")]
    [InlineData("WO 1")]
    public async Task What_cannot_be_meant_is_an_error_of_usage(params string[] words) =>
        Assert.Equal(2, (await tree.Wo(["log", .. words])).ExitCode);

    [Fact]
    public async Task A_work_order_that_never_was_is_not_found() =>
        Assert.Equal(3, (await tree.Put("WO-1").Wo("log", "WO-2")).ExitCode);

    [Fact]
    public async Task Hostile_text_in_the_journal_is_only_text()
    {
        tree.Put("WO-1");
        tree.Git.Write(
            ".git/wo/journal",
            "{\"at\":\"2026-01-01T00:00:00+00:00\",\"verb\":\"\\u001b[2J\",\"id\":\"WO-1\",\"owner\":\"\\u202eeve\\n\","
                + "\"to\":\"nowhere\",\"rev\":1e300,\"gates_seconds\":-5,\"failed_gates\":[1,{}],\"reason\":\"\\u0007\"}\ntorn"
        );

        var run = await tree.Wo("log");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("\u001b", run.Output);
        Assert.DoesNotContain("\u202e", run.Output);
        Assert.Contains("1 of the journal's lines cannot be read", run.Error);
        Assert.Equal(2, run.Output.TrimEnd().Split('\n').Length);
        Assert.Equal(0, (await tree.Wo("log", "--json")).ExitCode);
    }

    private async Task<string[]> Events(params string[] options) =>
        Events(await tree.Wo(["log", .. options, "--json"]));

    private static string[] Events(ToolRun run) =>
        [
            .. run
                .Json.GetProperty("data")
                .GetProperty("events")
                .EnumerateArray()
                .Select(one =>
                    $"{one.GetProperty("verb")} {one.GetProperty("from")}>{one.GetProperty("to")} {one.GetProperty("source")}"
                ),
        ];

    private static string Word(string line, int index) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[index];

    private static string Word0(string text) => text.Split('\n')[0];
}
