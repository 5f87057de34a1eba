using Wo.Engine.Configuration;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Verbs;

public sealed class SettingsTests
{
    [Fact]
    public void Without_a_file_and_a_variable_a_lease_lives_for_a_day()
    {
        using var work = new PendingWork();

        Assert.Equal(86400, Read(work, null).Value.LockTtlSeconds);
    }

    [Fact]
    public void The_variable_beats_the_file()
    {
        using var work = new PendingWork();
        work.Put("policy/wo.yaml", "lock_ttl_seconds: 60\n");

        Assert.Equal(60, Read(work, null).Value.LockTtlSeconds);
        Assert.Equal(5, Read(work, "5").Value.LockTtlSeconds);
    }

    [Fact]
    public void A_variable_that_is_no_time_gives_the_default_and_one_warning()
    {
        using var work = new PendingWork();

        var settings = Read(work, "abc").Value;

        Assert.Equal(86400, settings.LockTtlSeconds);
        Assert.Single(settings.Warnings);
    }

    [Theory]
    [InlineData("lock_ttl_seconds: soon\n")]
    [InlineData("no_such_key: 1\n")]
    [InlineData("lock_ttl_seconds: [\n")]
    [InlineData("session_file: ../elsewhere.md\n")]
    [InlineData("session_file: jobs/pending/WO-1.yaml\n")]
    [InlineData("gate_timeout_seconds: 99999999999999999\n")]
    [InlineData("gate_shell: zsh\n")]
    public void A_file_that_breaks_its_schema_is_refused_with_its_place(string text)
    {
        using var work = new PendingWork();
        work.Put("policy/wo.yaml", text);

        var error = Read(work, null).Error!;

        Assert.Equal(Problem.InvalidConfiguration, error.Code);
        Assert.Contains("_ctx/policy/wo.yaml", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_list_of_ignored_files_to_keep_keeps_none()
    {
        using var work = new PendingWork();
        Assert.Equal([".env*"], Read(work, null).Value.KeepIgnored);
        work.Put("policy/wo.yaml", "keep_ignored: []\n");

        Assert.Empty(Read(work, null).Value.KeepIgnored);
    }

    [Theory]
    [InlineData("gate_shell: plain\n", false)]
    [InlineData("gate_shell: login\n", true)]
    public void Gates_run_in_a_login_shell_only_where_that_is_configured(string text, bool isLogin)
    {
        using var work = new PendingWork();
        work.Put("policy/wo.yaml", text);

        Assert.Equal(isLogin, Read(work, null).Value.GatesInLoginShell);
    }

    private static Result<Settings> Read(PendingWork work, string? variable) =>
        new SettingsReader(work.Workspace.Files, work.Workspace.Layout).Read(variable);
}
