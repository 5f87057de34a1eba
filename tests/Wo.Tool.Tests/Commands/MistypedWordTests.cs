namespace Wo.Tool.Tests.Commands;

/// <summary>A word that is nearly right is answered with the right one, whatever kind of word it is.</summary>
public sealed class MistypedWordTests : IDisposable
{
    private readonly TreeSandbox tree = new TreeSandbox()
        .Put("WO-0001")
        .PutText(
            "WO-0002",
            "done",
            TreeSandbox.Valid("WO-0002", "done", "P1", "Some title", "").Replace("null", "alice")
        );

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("take", "tkae")]
    [InlineData("take", "help", "tkae")]
    [InlineData("intent", "session", "intnt", "WO-0001", "x")]
    [InlineData("--next", "take", "--nxt")]
    [InlineData("--epic", "new", "--epci=E-0001")]
    [InlineData("partial", "finish", "WO-0001", "--result", "parital")]
    [InlineData("pending", "list", "pnding")]
    [InlineData("sarif", "lint", "--format", "sarf")]
    [InlineData("mermaid", "deps", "--format", "mermiad")]
    [InlineData("critical", "new", "--priority", "critcal", "--epic", "E-0001", "--title", "A title")]
    [InlineData("WO_INVALID_SCHEMA", "reconcile", "--fail-on", "P0,WO_INVALID_SCHMA")]
    [InlineData("zsh", "completion", "zhs")]
    [InlineData("WO-0001", "show", "WO-001")]
    [InlineData("WO-0001", "take", "WO-0003")]
    [InlineData("WO-0001", "lint", "WO-01")]
    [InlineData("WO-0001", "new", "--epic", "E-0001", "--title", "A title", "--depends", "WO-001")]
    [InlineData("E-0001", "new", "--epic", "E-001", "--title", "A title")]
    [InlineData("E-0001", "list", "--epic", "E-001")]
    [InlineData("alice", "list", "--owner", "alcie")]
    [InlineData("DOD-DEFAULT", "new", "--epic", "E-0001", "--dod", "DOD-DEFALT", "--title", "A title")]
    public async Task A_mistyped_word_is_answered_with_the_one_that_is_meant(string meant, params string[] line)
    {
        var run = await tree.Wo(line);

        Assert.Matches($"did you mean '?{meant}", run.Error);
    }

    [Theory]
    [InlineData("epic_id: E-0001", "epic_id: E-001", "E-0001")]
    [InlineData("dod_id: DOD-DEFAULT", "dod_id: DOD-DEFALT", "DOD-DEFAULT")]
    [InlineData("engine: trifecta", "engine: trifceta", "trifecta")]
    public async Task Lint_says_what_a_mistyped_reference_is_meant_to_be(string right, string wrong, string meant)
    {
        var text = TreeSandbox.Valid("WO-0001", "pending", "P1", "Some title", "");
        tree.PutText("WO-0001", "pending", text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Contains($"did you mean '{meant}'", (await tree.Wo("lint")).Output);
    }

    [Fact]
    public async Task A_word_that_is_near_nothing_is_answered_with_no_guess() =>
        Assert.DoesNotContain("did you mean", (await tree.Wo("list", "--owner", "zebedee")).Error);

    [Fact]
    public async Task A_word_of_a_megabyte_is_answered_at_once()
    {
        tree.Git.Write("_ctx/policy/wo.yaml", $"? {new string('k', 900_000)}\n: 1\n");

        Assert.Equal(5, (await tree.Wo("status", "--config")).ExitCode);
        Assert.Equal(2, (await tree.Wo(new string('k', 100_000))).ExitCode);
    }
}
