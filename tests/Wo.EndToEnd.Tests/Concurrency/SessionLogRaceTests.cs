using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

[Collection(Races.Collection)]
[Soak]
public sealed class SessionLogRaceTests
{
    public static TheoryData<int> Sizes => Races.Sizes;

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Writers_of_one_session_log_lose_no_line_and_mix_no_entries(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(2);
            string[] expected =
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(n => $"[{SampleTree.Name((n % 2) + 1)}] intent: plan number {n}, with ünicode"),
            ];
            using var readers = new Readers(tree);

            var outcomes = await tree.Race(
                expected.Select(line => (string[])["session", "intent", line[1..8], line[18..], "--json"])
            );

            var read = await readers.Stop();
            Assert.All(outcomes, outcome => Assert.True(outcome.ExitCode == 0, outcome.ToString()));
            var log = await File.ReadAllTextAsync(
                Path.Combine(tree.Root, "_ctx", "session_the repo.md"),
                TestRun.Cancellation
            );
            Assert.Equal(expected.Order(StringComparer.Ordinal), Markers(log).Order(StringComparer.Ordinal));
            string[] entries = log.Split("\n## ")[2..];
            Assert.Equal(count, entries.Length);
            Assert.All(entries, entry => Assert.Single(Markers(entry)));
            return $"{Races.Tally(outcomes)}; {read}";
        });

    private static IEnumerable<string> Markers(string text) => text.Split('\n').Where(line => line.StartsWith('['));
}
