using Wo.Engine.Gates;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Verbs.New;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Reopen;
using Wo.Engine.Verbs.Requeue;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Index;

/// <summary>However commands follow each other, the index that each makes from the published one is the index of all files.</summary>
public sealed class IndexHistoryTests : IDisposable
{
    private readonly IndexedTree tree = new();
    private readonly GateShell shell = new(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment);

    private Workspace Workspace => tree.Workspace;

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void After_any_commands_it_is_the_one_of_all_files(int seed)
    {
        const int Steps = 120;
        var random = new Random(seed);
        var verbs = new HashSet<string>();
        for (var step = 0; step < Steps; step++)
        {
            if (Step(random, $"WO-000{random.Next(1, 6)}") is { } done)
            {
                tree.AssertCurrent($"seed {seed}, step {step}: {done}");
                verbs.Add(done.Split(' ')[0]);
            }
        }

        Assert.Superset(new HashSet<string> { "take", "resume", "release", "finish", "requeue", "reopen" }, verbs);
    }

    private string? Step(Random random, string id)
    {
        var (name, number) = (PendingWork.Named("alice"), PendingWork.Id(id));
        switch (random.Next(9))
        {
            case 0:
                return new TakeWorkOrder(Workspace)
                    .Run(new TakeRequest(number, name) { NoWorktree = true }, default)
                    .IsOk
                    ? $"take {id}"
                    : null;
            case 1:
                return new TakeWorkOrder(Workspace).Run(new TakeRequest(number, name), default).IsOk
                    ? $"take {id} with a worktree"
                    : null;
            case 2:
                return new ReleaseWorkOrder(Workspace).Run(number, name, null, "a reason to release").IsOk
                    ? $"release {id}"
                    : null;
            case 3:
                _ = new RenewLease(Workspace).Run(number, name);
                return null;
            case 4:
                var created = new NewWorkOrder(Workspace).Run(
                    new NewWorkOrderRequest
                    {
                        Epic = "E-0001",
                        Title = "Something new",
                        Verify = ["true"],
                    }
                );
                Assert.True(created.IsOk, created.Error?.ToString());
                return null; // the next command that publishes an index shows it
            case 5:
                var result = random.Next(2) == 0 ? FinishResult.Failed : FinishResult.Partial;
                var request = new FinishRequest(number, name, result) { Summary = "given up" };
                return new FinishWorkOrder(Workspace, shell).Run(request, static _ => null, default).Answer.IsOk
                    ? $"finish {id} as {result}"
                    : null;
            case 6:
                return new RequeueWorkOrder(Workspace).Run(number, "once more, please").IsOk ? $"requeue {id}" : null;
            case 7:
                return new ReopenWorkOrder(Workspace).Run(PendingWork.Id("WO-0009"), "not done at all").IsOk
                    ? "reopen WO-0009"
                    : null;
            default:
                var resumed = new ResumeWorkOrder(Workspace).Resume(
                    new ResumeRequest(number, name, null),
                    CancellationToken.None
                );
                return resumed.IsOk ? $"resume {id}" : null;
        }
    }
}
