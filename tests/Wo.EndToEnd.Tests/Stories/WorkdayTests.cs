using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Stories;

/// <summary>A day of three people and two agents on one repository, with what goes wrong on such a day.</summary>
[Soak]
public sealed class WorkdayTests
{
    private static readonly string[] People = ["ada", "bob", "cleo"];
    private static readonly string[] Agents = ["agent-1", "agent-2"];

    [Fact]
    public async Task A_day_with_a_crash_a_stale_lease_a_failed_gate_and_second_thoughts_ends_consistent()
    {
        using var day = new Workday();
        await day.Begin();

        // Five at once: each gets one of its own.
        var first = await Task.WhenAll(People.Concat(Agents).Select(day.TakeNext));
        Assert.Equal(5, first.Distinct().Count());
        (await day.Tool.Run("take", "--next", "--owner", "late")).AssertFailed(1, "NO_READY_WORK");

        await Close(day, first[0], "ada");
        await GiveUpAndTryAgain(day, first[1]);
        await GoAway(day, first[2]);
        await CrashAndResume(day, first[3]);
        await FailAndMend(day, first[4]);

        while ((await day.InState("pending")).Count > 1)
        {
            foreach (var owner in People.Concat(Agents))
            {
                if ((await day.InState("pending")).Count > 1)
                {
                    day.Merge(await day.Work(owner));
                }
            }
        }

        await CloseInAnEmergency(day);
        await ThinkAgain(day, Workday.Id(1));

        Assert.Equal(Workday.Count, (await day.InState("done")).Count);
        day.Commit("The day is over");
        await day.Tool.Must("index"); // which shows the commits that merges have made since
        await day.Tool.Must("reconcile", "--fail-on", "INFO");
        await day.Tool.Must("lint", "--strict");
        await day.Tool.Must("fmt", "--check");
        await day.Tool.Must("gc", "--apply");
        await day.Tool.Must("reconcile", "--fail-on", "INFO");
    }

    private static async Task Close(Workday day, string id, string owner)
    {
        day.Build(id);
        await day.Finish(id, owner);
        day.Merge(id);
    }

    /// <summary>bob cannot do it; it is tried again and works.</summary>
    private static async Task GiveUpAndTryAgain(Workday day, string id)
    {
        await day.Tool.Must(
            "finish",
            id,
            "--owner",
            "bob",
            "--result",
            "failed",
            "--summary",
            "the part is out of stock"
        );
        await day.Tool.Must("requeue", id, "--reason", "the part has arrived");
        await day.Tool.Must("take", id, "--owner", "bob");
        await Close(day, id, "bob");
    }

    /// <summary>cleo leaves for the day, and ada takes over what her lease no longer holds.</summary>
    private static async Task GoAway(Workday day, string id)
    {
        await day.Tool.With("WO_LOCK_TTL_SEC", "1").Must("take", id, "--resume", "--owner", "cleo");
        while ((await day.Tool.Run("take", id, "--takeover", "--owner", "ada")) is { ExitCode: not 0 } refused)
        {
            refused.AssertFailed(4, "WO_LOCKED");
        }

        await Close(day, id, "ada");
    }

    /// <summary>The machine kills an agent's command in the middle of its gates.</summary>
    private static async Task CrashAndResume(Workday day, string id)
    {
        using var files = new TemporaryDirectory();
        day.Repository.Write(
            "_ctx/policy/wo.yaml",
            File.ReadAllText(Path.Join(day.Repository.Root, "_ctx/policy/wo.yaml"))
                + $"\nverify_always:\n- |\n  test -e '{files.At("again")}' || {{ {Hold.Command(files)}; }}\n"
        );
        day.Build(id);
        using (var finish = day.Tool.Start("finish", id, "--owner", "agent-1", "--summary", "x"))
        {
            await Hold.Reached(files, finish, TestRun.Cancellation);
            finish.Kill();
            await finish.ExitAsync(TestRun.Cancellation);
        }

        files.Write("again", "");
        Hold.Release(files);
        await day.Tool.Must("reconcile", "--apply");
        await day.Tool.Must("take", id, "--resume", "--owner", "agent-1");
        await day.Finish(id, "agent-1");
        day.Merge(id);
        day.Repository.Git("checkout", "--quiet", "--", "_ctx/policy/wo.yaml");
    }

    /// <summary>An agent closes before it has done the work.</summary>
    private static async Task FailAndMend(Workday day, string id)
    {
        day.Build(id, "plan.txt");
        (await day.Tool.Run("finish", id, "--owner", "agent-2", "--summary", "x")).AssertFailed(1, "GATE_FAILED");
        await Close(day, id, "agent-2");
    }

    /// <summary>The last one has to go out while its check cannot run.</summary>
    private static async Task CloseInAnEmergency(Workday day)
    {
        var last = await day.TakeNext("cleo");
        day.Build(last);
        await day.Tool.Must(
            "finish",
            last,
            "--owner",
            "cleo",
            "--summary",
            "out at once",
            "--skip-verification",
            "--reason",
            "the check needs the service that is down"
        );
        day.Merge(last);
        Assert.Contains(
            "the check needs the service that is down",
            await File.ReadAllTextAsync(
                Path.Join(day.Repository.Root, "_ctx", "jobs", "done", last + ".yaml"),
                TestRun.Cancellation
            ),
            StringComparison.Ordinal
        );
    }

    /// <summary>What was done in the morning is not good enough in the evening.</summary>
    private static async Task ThinkAgain(Workday day, string id)
    {
        await day.Tool.Must("reopen", id, "--reason", "the part does not fit");
        await day.Tool.Must("take", id, "--owner", "ada");
        await Close(day, id, "ada");
    }
}
