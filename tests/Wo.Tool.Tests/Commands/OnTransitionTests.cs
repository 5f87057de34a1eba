using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>The commands that run after each transition.</summary>
public sealed class OnTransitionTests : IDisposable
{
    private const string Note =
        "echo \"$WO_VERB $WO_ID $WO_FROM>$WO_TO ${WO_OWNER-nobody} ${WO_TOKEN-none} $(pwd)\" >> \"$WO_ROOT/../seen\"";

    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    private string[] Seen => File.Exists(tree.At("../seen")) ? File.ReadAllLines(tree.At("../seen")) : [];

    [ShowsSetting("on_transition")]
    [Fact]
    public async Task Each_transition_runs_them_with_what_happened()
    {
        Configure(Note);
        await tree.New("Only one");
        await tree.Wo("take", "WO-0001");
        tree.Time = new StoppedClock { Now = DateTimeOffset.UtcNow.AddDays(3) };
        await tree.Wo("take", "WO-0001", "--takeover", "--owner", "bob & co");
        await tree.Wo("finish", "WO-0001", "--owner", "bob & co", "--result", "failed", "--summary", "too hard");
        await tree.Wo("requeue", "WO-0001", "--reason", "try again");

        Assert.Equal(
            [
                $"new WO-0001 >pending nobody none {tree.Git.Root}",
                $"take WO-0001 pending>running ada none {tree.Git.Root}",
                $"takeover WO-0001 running>running bob & co none {tree.Git.Root}",
                $"finish WO-0001 running>failed bob & co none {tree.Git.Root}",
                $"requeue WO-0001 failed>pending bob & co none {tree.Git.Root}",
            ],
            Seen
        );
    }

    [Fact]
    public async Task What_is_no_transition_runs_none()
    {
        Configure(Note);
        await tree.TakeOne("'false'");
        var before = Seen.Length;

        await tree.Wo("finish", "WO-1", "--summary", "the gate says no");
        await tree.Wo("take", "WO-1");
        await tree.Wo("heartbeat", "WO-1");
        await tree.Wo("list");
        await tree.Wo("log");

        Assert.Equal((1, 1), (before, Seen.Length));
    }

    [Fact]
    public async Task One_that_fails_is_a_warning_and_the_next_runs_all_the_same()
    {
        Configure("echo to standard output; echo the cause >&2; exit 3", Note);
        tree.Put("WO-1");

        var run = await tree.Wo("take", "WO-1", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            "on_transition command 1 of 2 for take of WO-1 exited with 3: "
                + "echo to standard output; echo the cause >&2; exit 3 (the cause)",
            Assert.Single(run.Json.GetProperty("warnings").EnumerateArray()).GetString()
        );
        Assert.Single(Seen);
        Assert.True(File.Exists(tree.FileOf("running", "WO-1")));
    }

    [Fact]
    public async Task It_may_use_wo_and_what_that_does_runs_no_further_ones()
    {
        tree.Put("WO-1").Put("WO-2").Put("WO-3");
        var tool = Path.Combine(AppContext.BaseDirectory, "wo.dll");
        Configure($"dotnet '{tool}' release \"$WO_ID\" --reason 'no lock is held' && dotnet '{tool}' take WO-3", Note);
        tree.Git.Write(
            "_ctx/policy/wo.yaml",
            File.ReadAllText(tree.At("_ctx/policy/wo.yaml")) + "scope_overlap: allow\n"
        );

        var run = await tree.Wo("take", "WO-1");

        Assert.DoesNotContain("warning", run.Error);
        Assert.True(File.Exists(tree.FileOf("pending", "WO-1")));
        Assert.True(File.Exists(tree.FileOf("running", "WO-3")));
        Assert.Single(Seen);
    }

    [Fact]
    public async Task Inside_of_one_none_is_run()
    {
        Configure(Note);
        tree.Variables["WO_IN_TRANSITION"] = "1";

        await tree.TakeOne();

        Assert.Empty(Seen);
    }

    [Theory]
    [InlineData("on_transition: echo")]
    [InlineData("on_transition: ['']")]
    [InlineData("on_transition: [[echo]]")]
    public async Task What_is_no_list_of_commands_is_an_invalid_setting(string setting)
    {
        tree.Git.Write("_ctx/policy/wo.yaml", setting + "\n");

        Assert.Contains("INVALID_CONFIGURATION", (await tree.Put("WO-1").Wo("take", "WO-1")).Error);
    }

    private void Configure(params string[] commands) =>
        tree.Git.Write(
            "_ctx/policy/wo.yaml",
            "on_transition:\n"
                + string.Concat(
                    commands.Select(command => $"- '{command.Replace("'", "''", StringComparison.Ordinal)}'\n")
                )
        );
}
