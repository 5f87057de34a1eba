using Wo.TestKit;

namespace Wo.Engine.Tests.Faults;

/// <summary>
/// What each command costs in syncs, so that none is lost or added unnoticed. The numbers are those of a tree in use: all
/// directories are there, and so are session log and index.
/// </summary>
[Soak]
public sealed class SyncCountTests
{
    public static TheoryData<string, int, int> Costs =>
        new()
        {
            { "take without a worktree", 9, 9 },
            { "take, creating branch and worktree", 9, 9 },
            { "take, attaching a branch", 9, 9 },
            { "take, adopting a worktree", 9, 9 },
            { "take of a partial one", 9, 9 },
            { "take --next", 9, 9 },
            { "take --takeover", 6, 5 },
            { "take --resume", 3, 1 },
            { "finish done", 11, 16 },
            { "finish failed", 7, 11 },
            { "finish partial", 7, 11 },
            { "requeue", 6, 8 },
            { "reopen", 7, 9 },
            { "edit", 5, 5 },
            { "release", 6, 8 },
            { "heartbeat", 2, 0 },
            { "index", 1, 2 },
            { "session result", 1, 0 },
            { "new --register", 3, 3 },
        };

    [Theory]
    [MemberData(nameof(Costs))]
    public void The_syncs_of_a_command_are_known(string name, int files, int directories)
    {
        using var scene = new Scene();
        Commands.UseOnce(scene);
        FaultScenarios.All[name].Arrange(scene);
        var seam = new SeamFileSystem();

        Assert.True(FaultScenarios.All[name].Act(scene, scene.Open(seam)).IsDone);

        Assert.Equal((files, directories), (seam.Count("fsync"), seam.Count("fsync-directory")));
    }
}
