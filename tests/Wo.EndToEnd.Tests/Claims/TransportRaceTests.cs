using System.Text.Json.Nodes;
using Wo.EndToEnd.Tests.Concurrency;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Claims;

/// <summary>
/// Processes of the tool in eight clones of one remote, which they reach through <c>file://</c>, <c>git http-backend</c> and
/// ssh, or with registers in etcd. <c>WO_RACES</c> says how many rounds; without it the races for more than one work order are
/// run with one transport of git.
/// </summary>
[Collection(Races.Collection)]
[Soak]
public sealed class TransportRaceTests
{
    private const string Id = "WO-0001";
    private const int Clones = 8;

    // So that a claim that is over has to be watched for a moment only.
    private const string ShortTtl = "4";

    public static TheoryData<string> Transports => [.. Transport.Names];

    public static TheoryData<string> OneOfEachBackEnd =>
        Races.Rounds > 1 ? Transports : [.. Transport.Names.DistinctBy(name => Transport.BackEnds[name])];

    [Theory]
    [MemberData(nameof(Transports))]
    public Task Of_eight_clones_that_take_one_work_order_one_gets_it(string name) =>
        Races.Repeat(async () =>
        {
            using var remote = SharedRemote.On(Transport.BackEnds[name], Id);
            await using var transport = Transport.To(remote, name);
            var clones = transport.Clones(remote, Clones);

            var outcomes = await AtOnce(clones, (_, number) => ["take", Id, "--owner", $"agent {number}"]);

            AssertOneWinner(outcomes, remote);
            return Races.Tally(outcomes);
        });

    [Theory]
    [MemberData(nameof(OneOfEachBackEnd))]
    public Task Of_eight_clones_that_take_the_next_of_five_each_winner_gets_another(string name) =>
        Races.Repeat(async () =>
        {
            string[] ids = ["WO-0001", "WO-0002", "WO-0003", "WO-0004", "WO-0005"];
            using var remote = SharedRemote.On(Transport.BackEnds[name], ids);
            await using var transport = Transport.To(remote, name);

            var outcomes = await AtOnce(transport.Clones(remote, Clones), (_, _) => ["take", "--next"]);

            var taken = outcomes.Where(outcome => outcome.ExitCode == 0).Select(outcome => outcome.Datum("id"));
            Assert.Equal(ids, taken.Order(StringComparer.Ordinal));
            Assert.All(outcomes.Where(outcome => outcome.ExitCode != 0), last => last.AssertFailed(1, "NO_READY_WORK"));
            return Races.Tally(outcomes);
        });

    [Theory]
    [MemberData(nameof(OneOfEachBackEnd))]
    public Task Of_seven_clones_that_take_over_one_expired_claim_one_gets_it(string name) =>
        Races.Repeat(async () =>
        {
            using var remote = SharedRemote.On(Transport.BackEnds[name], Id);
            await using var transport = Transport.To(remote, name);
            var (_, others) = await Expired(remote, transport);

            var outcomes = await AtOnce(
                others,
                (_, number) => ["take", Id, "--takeover", "--owner", $"agent {number}"]
            );

            AssertOneWinner(outcomes, remote);
            return Races.Tally(outcomes);
        });

    [Theory]
    [MemberData(nameof(OneOfEachBackEnd))]
    public Task Of_a_finish_and_several_takeovers_one_succeeds(string name) =>
        Races.Repeat(async () =>
        {
            using var remote = SharedRemote.On(Transport.BackEnds[name], Id);
            await using var transport = Transport.To(remote, name);
            var (holder, others) = await Expired(remote, transport);

            // Those who take over watch first, and the holder finishes about when they have watched enough.
            var taking = AtOnce(others, (_, number) => ["take", Id, "--takeover", "--owner", $"agent {number}"]);
            await Task.Delay(Random.Shared.Next(2000), TestRun.Cancellation);
            var finished = await holder.Run(
                "finish",
                Id,
                "--owner",
                "holder",
                "--result",
                "failed",
                "--summary",
                "it does not work",
                "--json"
            );
            List<WoOutcome> outcomes = [finished, .. await taking];

            var winner = Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
            if (winner == finished)
            {
                Assert.Equal(("failed", null), (StateIn(remote), OwnerIn(remote)));
                Assert.All(outcomes.Skip(1), loser => loser.AssertRefused("CLAIMED_ELSEWHERE", "CLONE_BEHIND"));
            }
            else
            {
                finished.AssertRefused("SUPERSEDED");
                Assert.All(
                    outcomes.Skip(1).Where(outcome => outcome != winner),
                    loser => loser.AssertRefused("CLAIMED_ELSEWHERE")
                );
                Assert.Equal($"agent {outcomes.IndexOf(winner) - 1}", OwnerIn(remote));
            }

            return $"{(winner == finished ? "finished" : "taken over")}: {Races.Tally(outcomes)}";
        });

    private static void AssertOneWinner(List<WoOutcome> outcomes, SharedRemote remote)
    {
        var winner = Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
        Assert.All(outcomes.Where(outcome => outcome != winner), loser => loser.AssertFailed(4, "CLAIMED_ELSEWHERE"));
        Assert.Equal($"agent {outcomes.IndexOf(winner)}", OwnerIn(remote));
    }

    private static async Task<List<WoOutcome>> AtOnce(
        IReadOnlyList<WoTool> clones,
        Func<WoTool, int, string[]> command
    ) =>
        [
            .. await Task.WhenAll(
                clones.Select(
                    (tool, number) => tool.RunAsync([.. command(tool, number), "--json"], TestRun.Cancellation)
                )
            ),
        ];

    /// <summary>
    /// A work order that one clone holds and whose claim is an hour old by its register, in the trees of seven others that have
    /// not seen it before.
    /// </summary>
    private static async Task<(WoTool Holder, IReadOnlyList<WoTool> Others)> Expired(
        SharedRemote remote,
        Transport transport
    )
    {
        var holder = transport.Clone(remote, "holder").With("WO_LOCK_TTL_SEC", ShortTtl);
        var others = transport.Clones(remote, Clones - 1);
        await holder.Must("take", Id, "--owner", "holder");
        var root = transport.RootOf("holder");
        // Locks are this clone's own.
        GitSandbox.GitIn(root, "add", "--all", "--", ".", ":!*.lock");
        GitSandbox.GitIn(root, "commit", "--quiet", "--message", "A work order is running");
        GitSandbox.GitIn(root, "push", "--quiet", "origin", "main");
        for (var number = 1; number < Clones; number++)
        {
            GitSandbox.GitIn(transport.RootOf($"agent-{number}"), "pull", "--quiet", "--ff-only");
        }

        remote.Age(Id, TimeSpan.FromHours(1));
        return (holder, others);
    }

    private static string? OwnerIn(SharedRemote remote) => remote.Claim(Id)["lease"]?["owner"]?.GetValue<string>();

    private static string StateIn(SharedRemote remote) => remote.Claim(Id)["state"]!.GetValue<string>();
}
