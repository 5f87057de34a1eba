using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

/// <summary>What a person changes while others change it too, or take it.</summary>
[Collection(Races.Collection)]
[Soak]
public sealed class EditRaceTests
{
    private const string Id = "WO-0001";

    public static TheoryData<int> Sizes => Races.Sizes;

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Of_many_edits_each_is_there_or_was_refused(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);

            var outcomes = await tree.Race(Enumerable.Range(1, count).Select(Edit));

            var text = await Present(tree, "pending", outcomes);
            Assert.Equal($"{outcomes.Count(outcome => outcome.ExitCode == 0)}", WorkOrderText.Of(text)["x_rev"]);
            Assert.Contains(outcomes, outcome => outcome.ExitCode == 0);
            tree.AssertConsistent();
            return Races.Tally(outcomes);
        });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task A_taker_gets_the_edits_that_were_acknowledged_and_no_edit_follows(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);

            var outcomes = await tree.Race(
                Enumerable
                    .Range(1, count)
                    .Select(n => n % 2 == 0 ? (string[])["take", Id, "--owner", $"agent {n}", "--json"] : Edit(n))
            );

            var takers = outcomes.Where((_, index) => index % 2 == 1).Where(outcome => outcome.ExitCode == 0).ToList();
            Assert.True(takers.Count <= 1, Races.Tally(outcomes));
            var state = takers.Count == 1 ? "running" : "pending";
            var text = await Present(tree, state, outcomes);
            tree.Promises.Told(Id, state, takers.FirstOrDefault()?.Datum("token"));
            Assert.Equal($"{outcomes.Count(outcome => outcome.ExitCode == 0)}", WorkOrderText.Of(text)["x_rev"]);
            tree.AssertConsistent();
            return Races.Tally(outcomes);
        });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task What_is_reopened_goes_to_one_taker_and_is_reopened_once(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);
            var (token, _) = await tree.TakeAndWork(Id);
            await tree.Tool.Must("finish", Id, "--token", token);
            tree.Promises.Told(Id, "done");

            var outcomes = await tree.Race(
                Enumerable
                    .Range(1, count)
                    .Select(n =>
                        n % 2 == 0
                            ? (string[])["take", Id, "--owner", $"agent {n}", "--json"]
                            : ["reopen", Id, "--reason", "it was not all there", "--json"]
                    )
            );

            var reopened = outcomes.Where((_, index) => index % 2 == 0).Count(outcome => outcome.ExitCode == 0);
            var taken = outcomes.Where((_, index) => index % 2 == 1).Where(outcome => outcome.ExitCode == 0).ToList();
            Assert.True(reopened <= 1 && taken.Count <= reopened, Races.Tally(outcomes));
            Assert.All(outcomes.Where(outcome => outcome.ExitCode != 0), AssertLost);
            var state =
                taken.Count == 1 ? "running"
                : reopened == 1 ? "pending"
                : "done";
            tree.Promises.Told(Id, state, taken.FirstOrDefault()?.Datum("token"));
            tree.AssertConsistent();
            var text = WorkOrderText.Of(await File.ReadAllTextAsync(tree.FileOf(Id, state), TestRun.Cancellation));
            Assert.Equal($"{2 + reopened + taken.Count}", text["x_rev"]);
            return Races.Tally(outcomes);
        });

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public Task Edits_that_are_right_alone_close_no_circle_together(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(count);

            var outcomes = await tree.Race(
                Enumerable
                    .Range(1, count)
                    .Select(n =>
                        (string[])
                            ["edit", SampleTree.Name(n), "--add-depends", SampleTree.Name((n % count) + 1), "--json"]
                    )
            );

            Assert.Contains(outcomes, outcome => outcome.ExitCode == 0);
            Assert.Contains(outcomes, outcome => outcome.ExitCode is 4 or 5);
            Assert.Equal(0, (await tree.Tool.Must("deps", "--json")).Data.GetProperty("cycles").GetArrayLength());
            await tree.Tool.Must("reconcile", "--fail-on", "P1");
            return Races.Tally(outcomes);
        });

    private static string[] Edit(int number) => ["edit", Id, "--add-allow", $"area{number}/**", "--json"];

    /// <summary>The text, in which the globs are those of the edits that succeeded and no others.</summary>
    private static async Task<string> Present(SampleTree tree, string state, WoOutcome[] outcomes)
    {
        var text = await File.ReadAllTextAsync(tree.FileOf(Id, state), TestRun.Cancellation);
        for (var n = 1; n <= outcomes.Length; n++)
        {
            var isEdit = text.Contains($"area{n}/**", StringComparison.Ordinal);
            var outcome = outcomes[n - 1];
            if (outcome.ExitCode != 0)
            {
                AssertLost(outcome);
                Assert.False(isEdit, $"refused, and there: {outcome}");
            }
            else if (outcome.Json().GetProperty("schema").GetString()!.Contains("edit", StringComparison.Ordinal))
            {
                Assert.True(isEdit, $"acknowledged, and gone: {outcome}");
            }
        }

        tree.Promises.Edited(Id, text);
        return text;
    }

    // 5 where it came before the work order could be taken, or after it was.
    private static void AssertLost(WoOutcome loser)
    {
        if (loser.ExitCode == 5)
        {
            loser.AssertFailed(5, "ILLEGAL_TRANSITION");
        }
        else
        {
            loser.AssertFailed(4, "WO_LOCKED", "WO_BUSY", "LOST_RACE", "GUARD_TIMEOUT");
        }
    }
}
