using Wo.Engine.Gates;
using Wo.Engine.Notify;
using Wo.Engine.Processes;
using Wo.Engine.Store.History;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Verbs;

namespace Wo.Engine.Tests.Notify;

public sealed class TransitionCommandsTests
{
    [Fact]
    public void One_that_hangs_is_ended_and_told_of()
    {
        using var work = new PendingWork
        {
            Settings = new() { LockTtlSeconds = 3600, OnTransition = ["sleep 100"] },
        };
        Assert.True(work.Take().IsOk);

        var warning = Assert.Single(Commands(work, TimeSpan.FromMilliseconds(50)).Run(CancellationToken.None));

        Assert.Contains("did not end within 0.05 s and was stopped: sleep 100", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_request_to_stop_none_is_begun()
    {
        using var work = new PendingWork
        {
            Settings = new() { LockTtlSeconds = 3600, OnTransition = ["sleep 100"] },
        };
        Assert.True(work.Take().IsOk);

        var warning = Assert.Single(Commands(work, TimeSpan.FromMinutes(1)).Run(new CancellationToken(true)));

        Assert.Contains("was not run", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void The_token_reaches_neither_the_environment_nor_the_warning()
    {
        using var work = new PendingWork
        {
            Settings = new()
            {
                LockTtlSeconds = 3600,
                OnTransition = ["grep -rho '[0-9a-f]\\{32\\}' \"$WO_ROOT/.git/wo/records\" | head -1 >&2; exit 1"],
            },
        };
        var token = work.Take().Value.Lease.Token!;

        var warning = Assert.Single(Commands(work, TimeSpan.FromMinutes(1)).Run(CancellationToken.None));
        var entry = work.Workspace.Journal.Added[^1];
        var environment = new TransitionVariables(
            entry with
            {
                Note = entry.Note with { Owner = "a\nb\0c" },
            },
            "/root",
            work.Workspace.Journal.Secrets
        )
            .Over(TestGit.Environment.With("WO_TOKEN", token).With("MINE", $"x{token}").With("WO_PORT", "1"))
            .Variables;

        Assert.DoesNotContain(token, warning, StringComparison.Ordinal);
        Assert.Contains("(…)", warning, StringComparison.Ordinal);
        Assert.DoesNotContain(environment.Values, value => value.Contains(token, StringComparison.Ordinal));
        Assert.DoesNotContain("WO_PORT", environment.Keys);
        Assert.Equal(("a b c", "1"), (environment["WO_OWNER"], environment["WO_IN_TRANSITION"]));
    }

    private static TransitionCommands Commands(PendingWork work, TimeSpan longest) =>
        new(work.Workspace, new GateShell(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment))
        {
            Longest = longest,
        };
}
