using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Kills;

[Soak]
public sealed class RandomKillTests
{
    private const string Owner = "agent 7";
    private static readonly string[] Reconcile = ["reconcile", "--apply", "--json"];

    [Fact]
    public async Task Kills_of_take_never_lose_a_work_order_or_give_it_to_two()
    {
        var campaign = new KillCampaign();
        using var tree = new SampleTree(KillCampaign.Count + 1);
        await campaign.Measure(tree.Tool, Take(SampleTree.Name(1)), CheckedOut(tree, SampleTree.Name(1)));
        tree.Promises.Told(SampleTree.Name(1), "running");

        for (var n = 2; n <= KillCampaign.Count + 1; n++)
        {
            var id = SampleTree.Name(n);
            tree.Promises.Begun(id, "running");
            if (await campaign.Kill(tree, id, Take(id), CheckedOut(tree, id)))
            {
                tree.Promises.Told(id, "running");
            }

            await Recover(tree, id, campaign);
            await TakeNormally(tree, id, campaign);
            // So that what the tool looks at does not grow with the number of kills.
            await tree.Tool.Must("release", id, "--owner", Owner, "--reason", "next one");
            tree.Promises.Told(id, "pending");
        }

        Report(campaign);
    }

    [Fact]
    public async Task Kills_of_finish_never_lose_a_work_order_or_its_result()
    {
        var campaign = new KillCampaign();
        using var tree = new SampleTree(KillCampaign.Count + 1);
        await Prepare(tree, SampleTree.Name(1));
        await campaign.Measure(tree.Tool, Finish(SampleTree.Name(1)), VerdictOf(tree, SampleTree.Name(1)));
        tree.Promises.Told(SampleTree.Name(1), "done");

        for (var n = 2; n <= KillCampaign.Count + 1; n++)
        {
            var id = SampleTree.Name(n);
            var commit = await Prepare(tree, id);
            tree.Promises.Begun(id, "done");
            if (await campaign.Kill(tree, id, Finish(id), VerdictOf(tree, id)))
            {
                tree.Promises.Told(id, "done");
            }

            await Recover(tree, id, campaign);
            if (tree.Promises.All[id].State == "running")
            {
                await tree.Tool.Must(Finish(id));
                tree.Promises.Told(id, "done");
                Check(tree, campaign);
            }

            var closed = WorkOrderText.Of(await File.ReadAllTextAsync(tree.FileOf(id, "done"), TestRun.Cancellation));
            Assert.Equal(commit, closed["verified_at_sha"]);
            Assert.Equal(commit, tree.Repository.Git("rev-parse", SampleTree.BranchOf(id)));
        }

        Report(campaign);
    }

    [Fact]
    public async Task Kills_of_reopen_never_lose_a_work_order_or_what_had_closed_it()
    {
        var campaign = new KillCampaign();
        using var tree = new SampleTree(Few + 1);
        for (var n = 1; n <= Few + 1; n++)
        {
            var id = SampleTree.Name(n);
            var commit = await Prepare(tree, id);
            await tree.Tool.Must(Finish(id));
            tree.Promises.Told(id, "done");
            if (n == 1)
            {
                await campaign.Measure(tree.Tool, Reopen(id), tree.FileOf(id, "pending"));
                tree.Promises.Told(id, "pending");
                continue;
            }

            tree.Promises.Begun(id, "pending");
            if (await campaign.Kill(tree, id, Reopen(id), tree.FileOf(id, "pending")))
            {
                tree.Promises.Told(id, "pending");
            }

            await Recover(tree, id, campaign);
            if (tree.Promises.All[id].State == "done")
            {
                await tree.Tool.Must(Reopen(id));
                tree.Promises.Told(id, "pending");
                Check(tree, campaign);
            }

            Assert.Contains(
                commit,
                await File.ReadAllTextAsync(tree.FileOf(id, "pending"), TestRun.Cancellation),
                StringComparison.Ordinal
            );
        }

        Report(campaign);
    }

    [Fact]
    public async Task Kills_of_edit_leave_the_old_text_or_the_new_one()
    {
        var campaign = new KillCampaign();
        using var tree = new SampleTree(Few + 1);
        for (var n = 1; n <= Few + 1; n++)
        {
            var id = SampleTree.Name(n);
            var written = tree.Promises.All[id].Text;
            var edited = written.Replace("priority: P2\n", "priority: P0\n", StringComparison.Ordinal);
            tree.Promises.EditBegun(id, edited);
            if (n == 1)
            {
                await campaign.Measure(tree.Tool, Edit(id, "P0"), OperationOn(tree, id));
            }
            else if (!await campaign.Kill(tree, id, Edit(id, "P0"), OperationOn(tree, id)))
            {
                await Recover(tree, id, campaign);
                // Another value: a file that is ahead of its record, as a kill may leave it, has this one.
                await tree.Tool.Must(Edit(id, "P1"));
                edited = written.Replace("priority: P2\n", "priority: P1\n", StringComparison.Ordinal);
            }

            tree.Promises.Edited(id, edited);
            Check(tree, campaign);
        }

        // What it writes takes a small part of its time.
        Report(campaign, most: 20);
    }

    private static int Few => Math.Max(5, KillCampaign.Count / 2);

    private static string[] Reopen(string id) => ["reopen", id, "--reason", "it was not all there", "--json"];

    private static string[] Edit(string id, string priority) => ["edit", id, "--priority", priority, "--json"];

    // What an operation makes first.
    private static string OperationOn(SampleTree tree, string id) => Path.Combine(tree.Control, "ops", id);

    private static string[] Take(string id) => ["take", id, "--owner", Owner, "--json"];

    private static string[] Finish(string id) => ["finish", id, "--owner", Owner, "--json"];

    // The last file that a checkout writes.
    private static string CheckedOut(SampleTree tree, string id) =>
        Path.Combine(tree.WorktreeOf(id), "src", "code.txt");

    private static string VerdictOf(SampleTree tree, string id) =>
        Path.Combine(tree.Root, "_ctx", "logs", id, "verdict.json");

    private static async Task<string> Prepare(SampleTree tree, string id)
    {
        await tree.Tool.Must(Take(id));
        tree.Promises.Told(id, "running");
        var commit = tree.Work(id);
        await tree.Tool.Must("session", "result", id, "it works");
        return commit;
    }

    private static async Task Recover(SampleTree tree, string id, KillCampaign campaign)
    {
        TemporaryFiles.Age(Path.Combine(tree.Root, "_ctx"));
        await tree.Tool.Must(Reconcile);
        Check(tree, campaign);
        var settled = tree.Snapshot();
        await tree.Tool.Must(Reconcile);
        Assert.Empty(settled.Changes(tree.Snapshot()));
        tree.Promises.Found(id, Assert.Single(TreeChecker.StatesOf(tree.Root, id)));
    }

    private static async Task TakeNormally(SampleTree tree, string id, KillCampaign campaign)
    {
        var isRunning = tree.Promises.All[id].State == "running";
        var taken = await tree.Tool.Must([.. Take(id), .. isRunning ? (string[])["--resume"] : []]);
        tree.Promises.Told(id, "running", taken.Datum("token"));
        Check(tree, campaign);
    }

    private static void Check(SampleTree tree, KillCampaign campaign) =>
        Assert.True(tree.Problems() is [], $"{campaign}\n{string.Join('\n', tree.Problems())}");

    private static void Report(KillCampaign campaign, int most = 10)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(campaign.ToString());
        // With evenly spread moments, hardly any inside means that the test does not do what it says.
        Assert.True(campaign.Inside >= campaign.All / most, campaign.ToString());
    }
}
