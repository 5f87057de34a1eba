using Wo.EndToEnd.Tests.SystemCalls;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>Nothing changes on a full disk, reading goes on, and with room again the command works.</summary>
[Soak]
public sealed class FullDiskTests
{
    public static TheoryData<string, bool> Cases =>
        new(
            from scenario in (string[])["take", "finish", "finish failed", "requeue", "release", "takeover", "session"]
            from files in (bool[])[false, true]
            select (scenario, files)
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_full_disk_is_reported_and_changes_nothing(string name, bool outOfFiles)
    {
        Privileges.Require();
        var scenario = SweepScenarios.All[name];
        using var disk = await SmallDisk.Of(scenario, outOfFiles ? "nr_inodes=600" : "size=4m");
        if (outOfFiles)
        {
            disk.FillWithFiles();
        }
        else
        {
            disk.FillWithBytes();
        }

        var before = disk.Tree.Snapshot();
        var refused = await disk.Tree.Tool.Run([.. scenario.Arguments, "--json"]);

        // An entry may still fit into the last page of the session log.
        if (scenario.IsDone(disk.Tree))
        {
            Assert.True(refused.ExitCode is 0 or 8, refused.ToString());
        }
        else
        {
            refused.AssertFailed(7, "STORAGE_FAILED", "GIT_FAILED");
            Assert.True(refused.TryJson(out _), refused.ToString());
            Assert.Empty(
                before
                    .Changes(disk.Tree.Snapshot(), "_ctx/logs/", "_ctx/handoff/", "_ctx/session_", ".git/wo/records/")
                    .Where(change => !change.Contains(".yaml.bak.", StringComparison.Ordinal))
                    .ToList()
            );
        }

        await disk.Tree.Tool.Must("list");
        await disk.Tree.Tool.Must("show", SweepScenario.Id);
        disk.Empty();
        if (!scenario.IsDone(disk.Tree))
        {
            await disk.Tree.Tool.Must(scenario.Arguments);
        }

        await disk.Tree.Tool.Must("index");
        disk.Promises.Told(SweepScenario.Id, scenario.To);
        Assert.Empty(new TreeChecker(disk.Tree.Root, disk.Promises).Problems());
    }
}
