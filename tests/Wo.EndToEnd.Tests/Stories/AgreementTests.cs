using System.Text.Json;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Stories;

/// <summary>
/// A day of several owners, told three times: <c>wo log</c>, <c>wo stats</c> and the timeline of <c>wo board</c> say what was done,
/// as often as it was done, and for as long.
/// </summary>
[Soak]
public sealed class AgreementTests : IDisposable
{
    private readonly DayOfThree day = new();

    public void Dispose() => day.Dispose();

    [Fact]
    public async Task Log_figures_and_timeline_of_a_day_tell_what_was_done()
    {
        await day.Live();
        var (account, tree) = (day.Account, day.Tree);

        var log = (await tree.Tool.Must("log", "--json")).Data;
        JsonElement[] events = [.. log.GetProperty("events").EnumerateArray().Where(IsOfTheDay)];
        AssertTold(account, events);
        var stats = (await tree.Tool.Must("stats", "--json")).Data;
        AssertCounted(account, stats);
        AssertMeasured(events, stats);

        await tree.Tool.Must("board", "--export", "board.html");
        await using var browser = await Browser.Open(new Uri(Path.Join(tree.Root, "board.html")).AbsoluteUri);
        var answers = await browser.Do(
            "return await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).answers)"
        );
        Assert.Equal(log.GetRawText(), answers.GetProperty("log").GetProperty("data").GetRawText());
        Assert.Equal(stats.GetRawText(), answers.GetProperty("stats").GetProperty("data").GetRawText());
        await AssertDrawn(browser, events);
        await browser.AssertQuiet();
        await tree.Tool.Must("reconcile", "--fail-on", "INFO");
    }

    /// <summary>The files tell when they were written, and so do not know more of what the day did.</summary>
    private static bool IsOfTheDay(JsonElement happened) => happened.GetProperty("verb").GetString() != "new";

    private static void AssertTold(Account day, JsonElement[] events)
    {
        Assert.Equal(
            day.Deeds.Select(deed => (deed.Id, deed.Verb, deed.From, deed.To, deed.Result, deed.Owner)),
            events.Select(one =>
                (
                    Text(one, "id")!,
                    Text(one, "verb")!,
                    Text(one, "from"),
                    Text(one, "to"),
                    Text(one, "result"),
                    Text(one, "owner")
                )
            )
        );
        Assert.All(
            day.Deeds.Zip(events),
            pair => Assert.InRange(Account.Moment(pair.Second), pair.First.Before.AddMilliseconds(-1), pair.First.After)
        );
        Assert.All(events, one => Assert.Equal("journal", Text(one, "source")));
    }

    private static void AssertCounted(Account day, JsonElement stats)
    {
        var groups = stats.GetProperty("owners").EnumerateArray().Select(row => (Text(row, "owner"), row)).ToList();
        Assert.Equal([DayOfThree.Ada, DayOfThree.Bob, DayOfThree.Eve], groups.Select(group => group.Item1).Order());
        foreach (var (owner, figures) in groups.Append((null, stats.GetProperty("all"))))
        {
            Assert.Equal(
                (
                    day.Count(deed => deed.Verb == "take", owner),
                    day.Count(deed => deed.Result == "done", owner),
                    day.Count(deed => deed.Result == "failed", owner),
                    day.Count(deed => deed.Result == "partial", owner),
                    day.Count(deed => deed.Result == "refused", owner),
                    day.Count(deed => deed.Verb == "takeover", owner)
                ),
                (
                    Number(figures, "taken"),
                    Number(figures, "done"),
                    Number(figures, "failed"),
                    Number(figures, "partial"),
                    Number(figures, "refused"),
                    Number(figures, "takeovers")
                )
            );
        }

        Assert.Equal(
            day.Count(deed => deed.Result == "done", null),
            stats.GetProperty("weeks").EnumerateArray().Sum(week => Number(week, "done"))
        );
    }

    /// <summary>Cycle times are the times between the events of the log.</summary>
    private static void AssertMeasured(JsonElement[] events, JsonElement stats)
    {
        var begun = new Dictionary<string, DateTimeOffset>();
        var times = new List<double>();
        foreach (var one in events)
        {
            var id = Text(one, "id")!;
            if (Text(one, "verb") == "take")
            {
                begun.TryAdd(id, Account.Moment(one));
            }
            else if (Text(one, "result") == "done")
            {
                times.Add((Account.Moment(one) - begun[id]).TotalSeconds);
                begun.Remove(id);
            }
        }

        times.Sort();
        var cycle = stats.GetProperty("all").GetProperty("cycle_seconds");
        Assert.Equal(times.Count, Number(cycle, "count"));
        Assert.Equal(
            (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2,
            cycle.GetProperty("median").GetDouble(),
            0.001
        );
        Assert.Equal(times[^1], cycle.GetProperty("p90").GetDouble(), 0.001);
    }

    /// <summary>Each period of the timeline begins with one event of the log and ends with the next that ends it.</summary>
    private static async Task AssertDrawn(Browser browser, JsonElement[] events)
    {
        var expected = new List<(string, string, DateTimeOffset, DateTimeOffset?, string)>();
        var open = new Dictionary<string, (string Owner, DateTimeOffset From)>();
        foreach (var one in events)
        {
            var (id, verb, at) = (Text(one, "id")!, Text(one, "verb"), Account.Moment(one));
            var isTakeOver = verb == "takeover";
            if (open.TryGetValue(id, out var work) && (isTakeOver || Text(one, "to") != "running"))
            {
                expected.Add((id, work.Owner, work.From, at, isTakeOver ? "taken over" : Text(one, "to")!));
                open.Remove(id);
            }

            if (verb is "take" or "takeover")
            {
                open[id] = (Text(one, "owner")!, at);
            }
        }

        expected.AddRange(
            open.Select(one => (one.Key, one.Value.Owner, one.Value.From, (DateTimeOffset?)null, "running"))
        );
        Assert.Contains(expected, period => period.Item5 == "taken over");
        Assert.Contains(expected, period => period.Item4 is null);

        await browser.Show("#timeline");
        var rows = await browser.Do(
            """
            return await page.locator('tbody tr').evaluateAll((rows) => rows.map((row) =>
              [...row.cells].map((cell) => String(Date.parse(cell.querySelector("time")?.dateTime) || cell.innerText))))
            """
        );
        Assert.Equal(
            expected
                .Select(period =>
                    (
                        period.Item1,
                        period.Item2,
                        Time(period.Item3),
                        period.Item4 is { } end ? Time(end) : "now",
                        period.Item5
                    )
                )
                .Order(),
            rows.EnumerateArray()
                .Select(row =>
                    (
                        row[0].GetString()!,
                        row[1].GetString()!,
                        row[2].GetString()!,
                        row[3].GetString()!,
                        row[5].GetString()!
                    )
                )
                .Order()
        );
        Assert.Equal(expected.Count, (await browser.Do("return await page.locator('.bar').count()")).GetInt32());
    }

    private static string Time(DateTimeOffset at) => $"{at.ToUnixTimeMilliseconds()}";

    private static string? Text(JsonElement element, string key) => element.GetProperty(key).GetString();

    private static int Number(JsonElement element, string key) => element.GetProperty(key).GetInt32();
}
