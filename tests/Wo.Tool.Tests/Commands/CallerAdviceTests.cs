using Wo.Tool.Commands;

namespace Wo.Tool.Tests.Commands;

/// <summary>Proposed commands are spelled so that they work for this caller, from where they stand.</summary>
public sealed class CallerAdviceTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Advice_names_the_owner_whom_the_caller_named()
    {
        tree.Put("WO-1");

        var run = await tree.Wo("take", "WO-1", "--owner", "agent 3");

        Assert.EndsWith("then: wo finish WO-1 --summary \"…\" --owner 'agent 3'\n", run.Output);
    }

    [Fact]
    public async Task Advice_does_not_repeat_the_owner_whom_the_environment_names()
    {
        tree.Put("WO-1");

        var run = await tree.Wo("take", "WO-1");

        Assert.EndsWith("then: wo finish WO-1 --summary \"…\"\n", run.Output);
    }

    [Fact]
    public async Task Advice_names_no_owner_where_the_option_means_something_else()
    {
        var run = await tree.Wo("take", "--next", "--owner", "bob");

        Assert.Contains("NEXT_STEPS:\n  wo list --ready --explain\n  wo status\n", run.Error);
    }

    [Fact]
    public async Task Advice_names_the_root_that_the_caller_named()
    {
        tree.Put("WO-1");
        tree.Directory = tree.Git.Surroundings.Path;

        var preflight = await tree.Wo("preflight", "WO-1", "--root", "the repo");
        var absent = await tree.Wo("show", "WO-77", "--root", "the repo");

        Assert.EndsWith("next  wo take WO-1 --root 'the repo'\n", preflight.Output);
        Assert.Contains("NEXT_STEPS:\n  wo list --root 'the repo'\n", absent.Error);
    }

    [Fact]
    public async Task Advice_has_git_run_in_the_repository_where_the_caller_stands_elsewhere()
    {
        tree.Put("WO-1", "pending").Git.Commit("_ctx/jobs/pending/WO-1.yaml", "x_rev: 4\nversion: 1\n");
        tree.Put("WO-1", more: "x_rev: 1");
        tree.Git.Write(".git/wo/records/WO-1", "{ \"version\": 1, \"rev\": 3, \"lease\": null, \"intent\": null }");
        tree.Directory = Path.Combine(tree.Git.Root, "_ctx");

        var away = await tree.Wo("reconcile");
        tree.Directory = tree.Git.Root;
        var there = await tree.Wo("reconcile");

        Assert.Contains($"git -C '{tree.Git.Root}' log --all -- _ctx/jobs/pending/WO-1.yaml", away.Output);
        Assert.Contains(" git log --all -- _ctx/jobs/pending/WO-1.yaml", there.Output);
    }

    [Fact]
    public async Task Advice_on_the_work_of_others_proposes_nothing_that_only_they_may_do()
    {
        tree.Put("WO-1");
        await tree.Wo("take", "WO-1", "--owner", "bob");

        var run = await tree.Wo("show", "WO-1");

        Assert.EndsWith("  next      wo take --next\n", run.Output);
    }

    [Fact]
    public async Task Advice_names_the_owner_for_a_holder_whom_only_the_operating_system_names()
    {
        tree.Put("WO-1");
        tree.Variables.Clear();
        await tree.Wo("take", "WO-1");

        var run = await tree.Wo("show", "WO-1");

        Assert.Contains($"            wo take WO-1 --resume --owner {Environment.UserName}\n", run.Output);
    }

    [Theory]
    [InlineData("take", "WO-1", "--resume", "--force")]
    [InlineData("take", "WO-1", "--force")]
    [InlineData("take", "WO-1", "--force", "--reason", "too short")]
    [InlineData("take", "WO-1", "--reason", "there is nothing to excuse")]
    [InlineData("finish", "WO-1", "--force", "--reason", "short")]
    [InlineData("finish", "WO-1", "--skip-verification")]
    [InlineData("release", "WO-1", "--force", "--reason", "short")]
    [InlineData("heartbeat", "WO-1", "--owner", "two\nlines")]
    [InlineData("reconcile", "--force")]
    public async Task Advice_about_a_misused_option_is_the_help_of_the_command_that_was_typed(params string[] arguments)
    {
        tree.Put("WO-1");

        var run = await tree.Wo(arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"NEXT_STEPS:\n  wo {arguments[0]} --help\n", run.Error);
    }
}
