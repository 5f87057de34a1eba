using System.Text.Json;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What two clones did with different work orders, merged by git itself.</summary>
public sealed class MergingClonesTests : IDisposable
{
    private readonly TwoClones clones = new();

    public void Dispose() => clones.Dispose();

    [Fact]
    public async Task Clones_that_created_took_and_finished_different_work_orders_merge_without_a_conflict()
    {
        await clones.Share("WO-0001", "WO-0002", "WO-0003", "WO-0004");
        foreach (var (clone, finished, taken, created) in Both())
        {
            await clones.TakeAndFinish(clone, finished);
            await clones.New(clone, created);
            await clones.Must(clone, "take", taken);
            TwoClones.Commit(clone);
        }

        Assert.True(clones.Merge());

        await clones.Must(clones.First, "lint", "--strict");
        var found = (await clones.Must(clones.First, "reconcile", "--fail-on", "P1", "--json")).Json;
        Assert.All(
            found.GetProperty("data").GetProperty("findings").EnumerateArray(),
            finding => Assert.Equal("INFO", finding.GetProperty("level").GetString())
        );
        var states = (await clones.Must(clones.First, "list", "--json")).Json.GetProperty("data");
        Assert.Equal(
            [
                "WO-0001 done",
                "WO-0002 running",
                "WO-0003 done",
                "WO-0004 running",
                "WO-0101 pending",
                "WO-0201 pending",
            ],
            states
                .EnumerateArray()
                .Select(one => $"{one.GetProperty("id").GetString()} {one.GetProperty("state").GetString()}")
        );
    }

    [Fact]
    public async Task A_state_directory_that_one_clone_emptied_takes_what_the_other_put_into_it()
    {
        await clones.Share("WO-0001");
        await clones.Must(clones.First, "take", "WO-0001");
        TwoClones.Commit(clones.First);
        await clones.New(clones.Second, "WO-0201");
        TwoClones.Commit(clones.Second);

        Assert.True(clones.Merge());
        Assert.True(File.Exists(Path.Combine(clones.First, "_ctx/jobs/pending/WO-0201.yaml")));
    }

    [Fact]
    public async Task The_first_work_orders_of_an_epic_that_both_clones_register_are_both_in_its_queue()
    {
        await clones.Share();
        await clones.New(clones.First, "WO-0101");
        await clones.New(clones.First, "WO-0102");
        await clones.New(clones.Second, "WO-0201");
        TwoClones.Commit(clones.First);
        TwoClones.Commit(clones.Second);

        Assert.True(clones.Merge());
        Assert.Contains(
            "  wo_queue:\n  - WO-0101\n  - WO-0102\n  - WO-0201\n",
            TwoClones.Read(clones.First, "_ctx/backlog/backlog.yaml"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Entries_of_one_minute_keep_their_order_and_their_times_in_the_merged_log()
    {
        await clones.Share("WO-0001", "WO-0003");
        foreach (var (clone, finished, _, _) in Both())
        {
            await clones.TakeAndFinish(clone, finished);
            TwoClones.Commit(clone);
        }

        var written = Entries(clones.First).Concat(Entries(clones.Second)).Order(StringComparer.Ordinal).ToList();
        Assert.True(clones.Merge());

        Assert.Equal(written, Entries(clones.First).Order(StringComparer.Ordinal));
        var log = (await clones.Must(clones.First, "log", "WO-0003", "--json")).Json.GetProperty("data");
        Assert.Contains(
            log.GetProperty("events").EnumerateArray(),
            one => one.GetProperty("verb").GetString() == "take" && HasSeconds(one)
        );
    }

    [Fact]
    public async Task A_line_of_the_backlog_that_both_clones_changed_is_named_by_the_next_command()
    {
        await clones.Share("WO-0001");
        foreach (var (clone, _, _, title) in Both())
        {
            var backlog = Path.Combine(clone, "_ctx/backlog/backlog.yaml");
            var text = await File.ReadAllTextAsync(backlog, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                backlog,
                text.Replace("title: First epic", $"title: {title}", StringComparison.Ordinal),
                TestContext.Current.CancellationToken
            );
            TwoClones.Commit(clone);
        }

        Assert.True(clones.Merge());

        var refused = await clones.Wo(clones.First, "take", "WO-0001");
        Assert.Contains("_ctx/backlog/backlog.yaml:6:", refused.Error, StringComparison.Ordinal);
        Assert.Contains("title", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("merge")]
    [InlineData("diff3")]
    [InlineData("zdiff3")]
    public async Task Two_work_orders_that_two_clones_gave_one_id_are_explained_and_both_kept(string style)
    {
        await clones.Share("WO-0001");
        await clones.New(clones.First, "WO-0005", "Ours alone");
        await clones.New(clones.Second, "WO-0005", "Theirs alone");
        TwoClones.Commit(clones.First);
        TwoClones.Commit(clones.Second);
        GitSandbox.GitIn(clones.First, "config", "merge.conflictStyle", style);
        Assert.False(clones.Merge());

        var found = await clones.Wo(clones.First, "reconcile");
        Assert.Contains("two clones gave two work orders the id WO-0005, 'Ours alone' of", found.Output);
        Assert.Contains("wo renumber WO-0005 WO-0006\n", found.Output);
        await clones.Must(clones.First, "renumber", "WO-0005", "WO-0006");

        TwoClones.Commit(clones.First);
        await clones.Must(clones.First, "lint", "--strict");
        await clones.Must(clones.First, "reconcile", "--fail-on", "P1");
        var listed = await clones.Must(clones.First, "list");
        Assert.Matches("WO-0005 .*Ours alone", listed.Output);
        Assert.Matches("WO-0006 .*Theirs alone", listed.Output);
        Assert.Contains(
            "  wo_queue:\n  - WO-0001\n  - WO-0005\n  - WO-0006\n",
            TwoClones.Read(clones.First, "_ctx/backlog/backlog.yaml"),
            StringComparison.Ordinal
        );
    }

    /// <summary>Time, summary, marker and command of each entry, as one text.</summary>
    private static List<string> Entries(string clone) =>
        [
            .. TwoClones
                .SessionLog(clone)
                .Split('\n')
                .Where(line => line.Length > 0 && line[0] != '#')
                .Aggregate(
                    new List<string>(),
                    (entries, line) =>
                    {
                        if (line.StartsWith("- **Time**: ", StringComparison.Ordinal))
                        {
                            entries.Add(line);
                        }
                        else
                        {
                            entries[^1] += "\n" + line;
                        }

                        return entries;
                    }
                ),
        ];

    private static bool HasSeconds(JsonElement happened) => happened.GetProperty("at").GetDateTimeOffset().Second != 0;

    private IEnumerable<(string Clone, string Finished, string Taken, string Created)> Both() =>
        [(clones.First, "WO-0001", "WO-0002", "WO-0101"), (clones.Second, "WO-0003", "WO-0004", "WO-0201")];
}
