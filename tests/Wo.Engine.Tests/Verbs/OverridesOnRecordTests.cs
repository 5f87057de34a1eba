using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Take;

namespace Wo.Engine.Tests.Verbs;

/// <summary>Whatever is set aside, the reason stands in the work order, in the session log and in the verdict.</summary>
public sealed class OverridesOnRecordTests
{
    private const string Reason = "the customer can't wait";
    private static readonly Override Force = Override.Because("--force", Reason).Value;

    [Fact]
    public void Dependencies_that_are_not_done()
    {
        using var work = new PendingWork();
        work.Put(
            "jobs/pending/WO-0001.yaml",
            PendingWork.Text("WO-0001", WorkOrderState.Pending, "dependencies: [WO-0002]\n")
        );
        work.Put("jobs/pending/WO-0002.yaml", PendingWork.Text("WO-0002", WorkOrderState.Pending));

        Assert.Null(work.Take(Forced(), TestContext.Current.CancellationToken).Error);

        AssertKept(work, "dependencies", WorkOrderState.Running);
        Assert.Contains("[WO-0001] intent: Make it work\n", Log(work), StringComparison.Ordinal);
    }

    [Fact]
    public void Force_that_was_not_needed_is_not_on_record()
    {
        using var work = new PendingWork();

        Assert.Null(work.Take(Forced(), TestContext.Current.CancellationToken).Error);

        Assert.DoesNotContain(Reason, FileIn(work, WorkOrderState.Running), StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, Log(work), StringComparison.Ordinal);
    }

    [Fact]
    public void The_lease_of_another_owner_that_is_resumed_or_released()
    {
        using var work = new PendingWork();
        Assert.Null(work.Take("alice").Error);

        Assert.Null(work.Resume(PendingWork.Named("bob"), Force).Error);
        AssertKept(work, "ownership", WorkOrderState.Running);

        Assert.Null(work.Release(PendingWork.Named("carol"), Force).Error);
        AssertKept(work, "ownership", WorkOrderState.Pending);
        Assert.Contains("by: 'carol'", FileIn(work, WorkOrderState.Pending), StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_of_earlier_overrides_are_in_the_verdict_with_those_of_the_run()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var resumed = new ResumeWorkOrder(work.Workspace).Resume(
            new ResumeRequest(work.Id, RunningWork.Mallory, Force),
            TestContext.Current.CancellationToken
        );
        Assert.Null(resumed.Error);

        var finished = work.Finish(
            work.Done with
            {
                Caller = RunningWork.Mallory,
                SkipVerification = Override.Because("--skip-verification", "the build server is down").Value,
            }
        );

        Assert.Null(finished.Error);
        Assert.Equal($"{Reason}; the build server is down", work.Verdict.Inner("override", "reason"));
    }

    private static TakeRequest Forced() => new(PendingWork.Id(), PendingWork.Named("alice")) { Force = Force };

    private static string FileIn(PendingWork work, WorkOrderState state) => File.ReadAllText(work.PathOf(state));

    private static string Log(PendingWork work) =>
        File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Join(work.Sandbox.Root, "_ctx"), "session_*.md")));

    private static void AssertKept(PendingWork work, string rule, WorkOrderState state)
    {
        Assert.Contains(
            $"gate: '{rule}', reason: 'the customer can''t wait'",
            FileIn(work, state),
            StringComparison.Ordinal
        );
        Assert.Contains(Reason, Log(work), StringComparison.Ordinal);
    }
}
