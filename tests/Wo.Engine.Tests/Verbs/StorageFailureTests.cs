using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Verbs;

/// <summary>A disk that refuses every write is an answer of each verb, and changes nothing.</summary>
public sealed class StorageFailureTests
{
    [Theory]
    [InlineData("release", "WO-0001 was not changed: ")]
    [InlineData("resume", "WO-0001 was not taken: ")]
    [InlineData("finish", "WO-0001 was not changed: ")]
    [InlineData("heartbeat", "the lease of WO-0001 was not renewed: ")]
    public void A_full_disk_is_an_answer_that_names_what_did_not_happen(string verb, string cause)
    {
        using var work = new RunningWork();
        var before = (work.File, work.Record);
        work.Files.AtFaultPoint = static (_, operation, path) => throw new StorageException(operation, path, 28);

        var error = Run(work, verb);

        work.Files.AtFaultPoint = static (_, _, _) => { };
        Assert.Equal(Problem.StorageFailed.Code, error?.Code);
        Assert.StartsWith(cause, error?.Cause, StringComparison.Ordinal);
        Assert.Equal(before, (work.File, work.Record));
    }

    private static WoError? Run(RunningWork work, string verb) =>
        verb switch
        {
            "release" => new ReleaseWorkOrder(work.Workspace).Run(work.Id, RunningWork.Alice, null, "no time").Error,
            "resume" => new ResumeWorkOrder(work.Workspace).Resume(Request(work), CancellationToken.None).Error,
            "finish" => work.Finish(work.Done with { Result = FinishResult.Failed }).Error,
            _ => new RenewLease(work.Workspace).Run(work.Id, RunningWork.Alice).Error,
        };

    private static ResumeRequest Request(RunningWork work) => new(work.Id, RunningWork.Alice, null);
}
