using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

public sealed class Writers_of_one_session_log
{
    [Fact]
    public async Task Lose_no_line_and_mix_no_entries()
    {
        using var tree = new SampleTree(2);
        string[] expected =
        [
            .. Enumerable
                .Range(1, 16)
                .Select(n => $"[{SampleTree.Name((n % 2) + 1)}] intent: plan number {n}, with ünicode"),
        ];

        var outcomes = await tree.Tool.RaceAsync(
            expected.Select(line => (string[])["session", "intent", line[1..8], line[18..], "--json"]),
            TestRun.Cancellation
        );

        Assert.All(outcomes, outcome => Assert.True(outcome.ExitCode == 0, outcome.ToString()));
        var log = await File.ReadAllTextAsync(
            Path.Combine(tree.Root, "_ctx", "session_the repo.md"),
            TestRun.Cancellation
        );
        Assert.Equal(expected.Order(StringComparer.Ordinal), Markers(log).Order(StringComparer.Ordinal));
        string[] entries = log.Split("\n## ")[2..];
        Assert.Equal(16, entries.Length);
        Assert.All(entries, entry => Assert.Single(Markers(entry)));
    }

    private static IEnumerable<string> Markers(string text) => text.Split('\n').Where(line => line.StartsWith('['));
}
