namespace Wo.Engine.Tests.Verbs;

/// <summary>
/// What a verb asks of the system: the git processes that it starts, the files that it reads and the times that it waits for the
/// disk. None of it depends on how many work orders there are.
/// </summary>
public sealed class CostOfVerbsTests
{
    [Fact]
    public void Taking_starts_so_many_processes_and_reads_what_it_takes()
    {
        var (small, large) = (VerbCost.OfTake(10), VerbCost.OfTake(300));

        Assert.Equal("update-ref, worktree add", string.Join(", ", small.Processes));
        AssertSame(small, large);
        Assert.Equal((9, 9), (large.FileSyncs, large.DirectorySyncs));
    }

    [Fact]
    public void Finishing_asks_git_for_nothing_twice_that_cannot_have_changed()
    {
        var (small, large) = (VerbCost.OfFinish(10), VerbCost.OfFinish(300));

        Assert.Equal(
            "status, ls-files, log, for-each-ref, rev-list, merge-base, diff-tree, status, status, worktree remove",
            string.Join(", ", small.Processes)
        );
        AssertSame(small, large);
    }

    [Fact]
    public void Renewing_starts_no_process_and_reads_no_work_order_of_others()
    {
        var (small, large) = (VerbCost.OfHeartbeat(10), VerbCost.OfHeartbeat(300));

        Assert.Empty(small.Processes);
        AssertSame(small, large);
    }

    [Fact]
    public void Editing_reads_the_work_order_and_what_it_names()
    {
        var (small, large) = (VerbCost.OfEdit(10), VerbCost.OfEdit(300));

        Assert.Empty(small.WorkOrdersRead.Except(["WO-0001.yaml", "WO-0002.yaml", "WO-0009.yaml"]));
        AssertSame(small, large);
    }

    [Fact]
    public void Making_one_of_a_given_name_reads_no_other()
    {
        var (small, large) = (VerbCost.OfNew(10), VerbCost.OfNew(300));

        // It is looked for under its own name.
        Assert.Empty(small.WorkOrdersRead.Except(["WO-7001.yaml"]));
        AssertSame(small, large);
    }

    [Fact]
    public void A_session_entry_and_a_failed_attempt_cost_the_same_in_every_tree()
    {
        AssertSame(VerbCost.OfSession(10), VerbCost.OfSession(300));
        AssertSame(VerbCost.OfRequeue(10), VerbCost.OfRequeue(300));
    }

    [Fact]
    public void Giving_back_costs_the_same_in_every_tree()
    {
        AssertSame(VerbCost.OfRelease(10), VerbCost.OfRelease(300));
    }

    public static TheoryData<string, int, int, int, int, int, int, int> Known =>
        new()
        {
            // processes, files read, looks, directories listed, writes, syncs of files and of directories
            { "take", 2, 53, 68, 8, 65, 9, 9 },
            { "finish", 10, 36, 62, 9, 65, 8, 11 },
            { "release", 3, 33, 52, 6, 53, 6, 8 },
            { "requeue", 2, 33, 52, 6, 52, 6, 8 },
            { "heartbeat", 0, 6, 13, 0, 8, 2, 0 },
            { "edit", 0, 57, 44, 8, 37, 5, 5 },
            { "session", 0, 7, 10, 1, 3, 1, 0 },
            { "new", 0, 15, 18, 13, 15, 1, 1 },
        };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_verb_asks_for_hardly_more_than_it_is_known_to(
        string verb,
        int processes,
        int reads,
        int looks,
        int lists,
        int writes,
        int fileSyncs,
        int directorySyncs
    )
    {
        var cost = CostOf(verb);

        int[] known = [processes, reads, looks, lists, writes, fileSyncs, directorySyncs];
        int[] now =
        [
            cost.Processes.Length,
            cost.FilesRead,
            cost.Looks,
            cost.Lists,
            cost.Writes,
            cost.FileSyncs,
            cost.DirectorySyncs,
        ];

        // A fifth more than that is a regression; so that the numbers stay true, a fifth less is to be written down here.
        Assert.True(
            known.Zip(now).All(pair => Math.Abs(pair.Second - pair.First) * 5 <= pair.First),
            $"{verb}: {string.Join(", ", known)} are known, {string.Join(", ", now)} were counted"
        );
    }

    private static VerbCost CostOf(string verb) =>
        verb switch
        {
            "take" => VerbCost.OfTake(10),
            "finish" => VerbCost.OfFinish(10),
            "release" => VerbCost.OfRelease(10),
            "requeue" => VerbCost.OfRequeue(10),
            "heartbeat" => VerbCost.OfHeartbeat(10),
            "edit" => VerbCost.OfEdit(10),
            "session" => VerbCost.OfSession(10),
            _ => VerbCost.OfNew(10),
        };

    private static void AssertSame(VerbCost small, VerbCost large)
    {
        Assert.Equal(small.Processes, large.Processes);
        Assert.Equal(small.WorkOrdersRead, large.WorkOrdersRead);
        Assert.Equal(small.FilesRead, large.FilesRead);
        Assert.Equal((small.FileSyncs, small.DirectorySyncs), (large.FileSyncs, large.DirectorySyncs));
        Assert.Equal((small.Looks, small.Lists), (large.Looks, large.Lists));
        Assert.Equal(small.Writes, large.Writes);
    }
}
