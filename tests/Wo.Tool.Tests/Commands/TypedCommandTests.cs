namespace Wo.Tool.Tests.Commands;

/// <summary>Words and spellings that people bring along from other tools.</summary>
public sealed class TypedCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Ls_lists_the_work_orders()
    {
        tree.Put("WO-0001");

        Assert.Equal((await tree.Wo("list")).Output, (await tree.Wo("ls")).Output);
        Assert.Equal((await tree.Wo("list", "--json")).Output, (await tree.Wo("ls", "--json")).Output);
    }

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help take", "take --help")]
    [InlineData("help session intent", "session intent --help")]
    [InlineData("help --json take", "take --json --help")]
    [InlineData("--no-color help ls", "list --help")]
    [InlineData("version", "--version")]
    [InlineData("-V", "--version")]
    public async Task Help_and_version_work_as_words_too(string typed, string meant)
    {
        var run = await tree.Wo(typed.Split(' '));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal((await tree.Wo(meant.Split(' '))).Output, run.Output);
    }

    [Theory]
    [InlineData("-q")]
    [InlineData("--quiet")]
    public async Task Quiet_has_its_short_form_in_every_place(string quiet)
    {
        tree.Put("WO-0001");
        var long1 = await tree.Wo("list", "--quiet");

        Assert.Equal(long1.Output, (await tree.Wo("list", quiet)).Output);
        Assert.Equal(long1.Output, (await tree.Wo(quiet, "list")).Output);
        Assert.NotEqual(long1.Output, (await tree.Wo("list")).Output);
        Assert.Equal(2, (await tree.Wo("list", quiet, "-v")).ExitCode);
    }

    [Fact]
    public async Task The_version_comes_with_its_commit()
    {
        var run = await tree.Wo("--version");
        var json = (await tree.Wo("--version", "--json")).Json.GetProperty("data");

        Assert.Equal($"wo {BuildInfo.Version} (commit {BuildInfo.Commit})\n", run.Output);
        Assert.Matches("^[0-9a-f]{40}$", json.GetProperty("commit").GetString());
    }

    [Theory]
    [InlineData("add", "new")]
    [InlineData("create", "new")]
    [InlineData("claim", "take")]
    [InlineData("start", "take")]
    [InlineData("close", "finish")]
    [InlineData("complete", "finish")]
    [InlineData("abandon", "release")]
    [InlineData("retry", "requeue")]
    [InlineData("doctor", "reconcile")]
    [InlineData("fsck", "reconcile")]
    [InlineData("view", "show")]
    [InlineData("check", "preflight")]
    [InlineData("renew", "heartbeat")]
    [InlineData("vet", "lint")]
    [InlineData("format", "fmt")]
    [InlineData("graph", "deps")]
    [InlineData("lst", "list")]
    [InlineData("hlep", "help")]
    public async Task The_word_of_another_tool_leads_to_our_command(string typed, string ours)
    {
        var run = await tree.Wo(typed, "WO-0001");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"CAUSE: unknown command '{typed}'; did you mean '{ours}'", run.Error);
    }

    [Theory]
    [InlineData("unknown command 'taek'; did you mean 'take'?", "taek", "--next")]
    [InlineData("unknown command 'taek'; did you mean 'take'?", "taek", "WO-0001", "--owner", "alice")]
    [InlineData("unknown command 'taek'; did you mean 'take'?", "--quiet", "taek", "-n")]
    [InlineData("unknown command 'intnt'; did you mean 'intent'?", "session", "intnt", "WO-0001", "--owner", "alice")]
    [InlineData("unknown option '--nxt'", "--nxt", "taek")]
    public async Task What_is_wrong_first_is_said_and_not_the_options_of_a_command_that_is_not_known(
        string cause,
        params string[] typed
    )
    {
        var run = await tree.Wo(typed);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"CAUSE: {cause}", run.Error);
    }

    [Fact]
    public async Task Help_on_a_word_that_is_no_command_names_the_one_that_is_near()
    {
        var run = await tree.Wo("help", "tkae");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("unknown command 'tkae'; did you mean 'take'?", run.Error);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0001")]
    [InlineData("wo-0001")]
    [InlineData("Wo-0001")]
    public async Task A_number_or_small_letters_are_enough_of_an_id(string typed)
    {
        tree.Put("WO-0001");

        var run = await tree.Wo("show", typed);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("WO-0001  ", run.Output);
        Assert.Equal(0, (await tree.Wo("preflight", typed)).ExitCode);
    }

    [Theory]
    [InlineData("show", "WO-1", "WO-0001")]
    [InlineData("show", "WO-00001", "WO-0001")]
    [InlineData("show", "WO-0010", "WO-0001")]
    [InlineData("show", "WO-0012.01", "WO-0012.1")]
    [InlineData("show", "WO-0020", "WO-0020-formatter")]
    [InlineData("show", "WO-0001.yaml", "WO-0001")]
    [InlineData("show", "12.1", "WO-0012.1")]
    [InlineData("take", "WO-0001x", "WO-0001")]
    [InlineData("preflight", "WO-001", "WO-0001")]
    [InlineData("finish", "WO-001", "WO-0001")]
    [InlineData("heartbeat", "WO-001", "WO-0001")]
    [InlineData("release WO-001 --reason", "because it is", "WO-0001")]
    [InlineData("session intent WO-001", "text", "WO-0001")]
    public async Task An_id_that_is_near_another_says_which(string verb, string last, string meant)
    {
        tree.Put("WO-0001").Put("WO-0012.1").Put("WO-0020-formatter");

        var run = await tree.Wo([.. verb.Split(' '), last]);

        if (run.ExitCode != 0)
        {
            Assert.Equal(3, run.ExitCode);
            Assert.Contains($"did you mean {meant}", run.Error);
            Assert.Contains($"  wo show {meant}\n", run.Error);
        }
        else
        {
            Assert.StartsWith(meant, run.Output);
        }
    }

    [Theory]
    [InlineData("WO_0001")]
    [InlineData("WO0001")]
    [InlineData("#1")]
    [InlineData("_ctx/jobs/pending/WO-0001.yaml")]
    [InlineData("../.worktrees/WO-0001")]
    public async Task A_word_that_holds_an_id_says_which(string typed)
    {
        tree.Put("WO-0001");

        var run = await tree.Wo("show", typed);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean WO-0001?", run.Error);
    }

    [Fact]
    public async Task An_id_that_is_near_none_suggests_none()
    {
        tree.Put("WO-0001");

        var run = await tree.Wo("show", "WO-7777");

        Assert.Equal(3, run.ExitCode);
        Assert.DoesNotContain("did you mean", run.Error);
    }

    [Fact]
    public async Task A_title_in_the_place_of_the_id_is_told_where_titles_go()
    {
        var run = await tree.Wo("new", "Fix the login");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'Fix the login' is not a work order id", run.Error);
        Assert.Contains("a title goes with --title", run.Error);
    }
}
