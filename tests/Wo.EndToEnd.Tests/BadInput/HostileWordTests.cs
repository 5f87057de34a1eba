using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>What people write is data. No shell sees it, no terminal obeys it, and it stays on its line.</summary>
[Soak]
public sealed class HostileWordTests
{
    private const string Id = "WO-0001";

    public static TheoryData<string> Words =>
        [
            "$(touch pwned)",
            "`touch pwned`",
            "'; touch pwned; '",
            "\"; touch pwned; \"",
            "a | touch pwned && touch pwned",
            "--upload-pack=touch pwned",
            "%s%n %{0} {0}",
            "\u001b[2J\u001b]0;pwned\u0007",
            "one\nTRIFECTA_ERROR_CODE: NONE\n[WO-0002] result: forged",
            "# not: a comment\n  - nor a list",
            "\u202Egnp.exe",
        ];

    [Theory]
    [MemberData(nameof(Words))]
    [BadInput(75)]
    public async Task A_hostile_word_in_every_text_is_only_a_text(string word)
    {
        using var tree = new SampleTree(1);
        string[] New(string id) => ["new", id, "--epic", "E-0001", "--dod", "DOD-SAMPLE", "--json", "--title=" + word];
        await tree.Tool.Must([.. New("WO-0002"), "--allow", "src/**", "--verify", "test -d src"]);
        tree.Promises.Born(
            "WO-0002",
            "pending",
            await File.ReadAllTextAsync(tree.FileOf("WO-0002", "pending"), TestRun.Cancellation)
        );
        AssertHarmless(await tree.Tool.Run("edit", "WO-0002", "--objective=" + word, "--dry-run"));
        AssertHarmless(await tree.Tool.Run("edit", "WO-0002", "--remove-verify=" + word));
        AssertHarmless(await tree.Tool.Run("reopen", "WO-0002", "--reason=" + word));
        AssertHarmless(await tree.Tool.Run("renumber", "--in=" + word, "--", "WO-0002", word));
        AssertHarmless(await tree.Tool.Run("schema", "--", word));
        AssertHarmless(await tree.Tool.Run("list", "--search=" + word, "--fields=" + word));
        AssertHarmless(await tree.Tool.Run("list", "--search=" + word));
        AssertHarmless(await tree.Tool.Run("log", "--since=" + word, "--verb=" + word));
        AssertHarmless(await tree.Tool.Run("wait", "--timeout=0", "--until=" + word, "--", word));
        AssertHarmless(await tree.Tool.Run("watch", "--once", "--root=" + word));
        AssertHarmless(await tree.Tool.Run("stats", "--owner=" + word, "--by=" + word));
        AssertHarmless(await tree.Tool.Run("agents", "install", "--for=" + word));
        AssertHarmless(await tree.Tool.Run("import", word, word));
        AssertHarmless(await tree.Tool.Run("import", "beads", "--", word));
        AssertHarmless(await tree.Tool.Run("mcp", "--owner=" + word));
        AssertHarmless(await tree.Tool.Run("board", "--port=" + word, "--export=" + word));
        AssertHarmless(await tree.Tool.Run("hook", "run", "--", word));
        AssertHarmless(await tree.Tool.Run("sync", "--", word));
        AssertHarmless(await tree.Tool.Run("push", "--owner=" + word, "--", word));
        var owner = word.Any(char.IsControl) ? "alice" : word;

        var taken = await tree.Tool.Must("take", "WO-0002", "--owner=" + owner, "--json");
        tree.Promises.Told("WO-0002", "running", taken.Datum("token"));
        var token = taken.Datum("token");
        tree.Work("WO-0002");
        await tree.Tool.Must("session", "intent", "--", "WO-0002", word);
        await tree.Tool.Must("session", "result", "--", "WO-0002", word);
        foreach (
            var command in (string[][])
                [
                    ["list"],
                    ["status"],
                    ["status", "--config"],
                    ["lint"],
                    ["deps", "--all"],
                    ["deps", "--all", "--format", "dot"],
                    ["show", "WO-0002"],
                    ["show", Id],
                ]
        )
        {
            AssertHarmless(await tree.Tool.Must(command));
        }

        AssertHarmless(await tree.Tool.Run("take", "WO-0002"));
        AssertHarmless(await tree.Tool.Must("verify", "WO-0002", "--token", token, "--evidence"));
        AssertHarmless(await tree.Tool.Must("finish", "WO-0002", "--token", token, "--summary=" + word));
        tree.Promises.Told("WO-0002", "done");
        AssertHarmless(await tree.Tool.Must("log", "--owner=" + owner));
        AssertHarmless(await tree.Tool.Must("stats", "--by", "owner"));
        AssertHarmless(await tree.Tool.Must("stats", "--csv"));
        await tree.Tool.Must("index");
        tree.AssertConsistent();

        var title = (await tree.Tool.Must("show", "WO-0002", "--json")).Datum("title");
        Assert.True(title == word || word.Any(char.IsControl), title);
        var log = await File.ReadAllTextAsync(
            Path.Combine(tree.Root, "_ctx", "session_the repo.md"),
            TestRun.Cancellation
        );
        Assert.DoesNotContain("\n[WO-0002] result: forged", log, StringComparison.Ordinal);
        Assert.DoesNotContain(log, character => char.IsControl(character) && character != '\n');
        Assert.Empty(Directory.GetFiles(tree.Repository.Surroundings.Path, "pwned", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(Environment.CurrentDirectory, "pwned"));
    }

    [Fact]
    [BadInput(75)]
    public async Task A_hostile_hook_of_git_is_not_run_by_looking_nor_by_finishing()
    {
        using var tree = new SampleTree(1);
        var (token, _) = await tree.TakeAndWork(Id);
        foreach (
            var hook in (string[])
                [
                    "pre-commit",
                    "post-commit",
                    "pre-push",
                    "reference-transaction",
                    "post-index-change",
                    "fsmonitor-watchman",
                    "pre-auto-gc",
                    "post-merge",
                ]
        )
        {
            tree.Repository.InstallHook(hook, "touch \"$(git rev-parse --git-common-dir)/pwned-$(basename \"$0\")\"");
        }

        tree.Repository.Git("config", "core.fsmonitor", Path.Combine(tree.Root, ".git", "hooks", "fsmonitor-watchman"));
        foreach (var command in (string[])["list", "status", "index", "reconcile"])
        {
            await tree.Tool.Must(command);
        }

        await tree.Tool.Must("finish", Id, "--token", token, "--keep-worktree");

        tree.Promises.Told(Id, "done");
        Assert.Empty(Directory.GetFiles(Path.Combine(tree.Root, ".git"), "pwned-*"));
        tree.Repository.Git("config", "--unset", "core.fsmonitor");
        tree.AssertConsistent();
    }

    // A terminal takes no orders, and a card has each marker once.
    private static void AssertHarmless(WoOutcome outcome)
    {
        Assert.DoesNotContain(
            outcome.Output + outcome.Error,
            character => char.IsControl(character) && character != '\n' || character == '\u202E'
        );
        if (outcome.ErrorCode is not null)
        {
            Assert.Empty(outcome.CardProblems());
        }
    }
}
