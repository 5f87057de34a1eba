using System.Text.Json;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Scripts;

/// <summary>The readers of the older scripts understand what the tool writes, and the tool what the scripts write.</summary>
[Soak]
public sealed class OlderScriptsTests
{
    private const string Id = "WO-0001";

    [Theory]
    [InlineData("pending")]
    [InlineData("running")]
    [InlineData("done")]
    [InlineData("failed")]
    [InlineData("partial")]
    [InlineData("pending", "requeue")]
    [InlineData("pending", "release")]
    public async Task Their_lint_validator_and_state_check_accept_a_work_order(string state, string? back = null)
    {
        using var scripts = await OlderScripts.WithWork();

        await Bring(scripts, state, back);

        // A worktree that is kept for the next attempt is one without a running work order to them.
        RemoveWorktrees(scripts, state);
        await scripts.AssertContent();
    }

    [Fact]
    public async Task Their_reader_of_locks_finds_time_process_user_and_host_and_takes_a_new_one_for_fresh()
    {
        using var scripts = await OlderScripts.WithWork();
        await Bring(scripts, "running");
        var file = $"_ctx/jobs/running/{Id}.lock";

        var read = await Read(
            scripts,
            $"""
            import json
            from pathlib import Path
            from metadata_inference import parse_lock_file, is_lock_stale
            from helpers import check_lock_age
            lock = Path("{file}")
            print(json.dumps(parse_lock_file(lock) | dict(stale=is_lock_stale(lock), old=check_lock_age(lock))))
            """
        );

        Assert.Equal("bob", read.GetProperty("user").GetString());
        Assert.NotEqual(0, read.GetProperty("pid").GetInt32());
        Assert.NotEmpty(read.GetProperty("hostname").GetString()!);
        Assert.True(DateTime.TryParse(read.GetProperty("locked_at").GetString(), out _));
        Assert.False(read.GetProperty("stale").GetBoolean());
        Assert.False(read.GetProperty("old").GetBoolean());
    }

    [Fact]
    public async Task Their_heartbeat_of_our_lock_costs_the_holder_nothing()
    {
        using var scripts = await OlderScripts.WithWork();
        await Bring(scripts, "running");

        await scripts.Evaluate(
            $"from pathlib import Path; import helpers; print(helpers.update_lock_heartbeat(Path('_ctx/jobs/running/{Id}.lock')))"
        );

        await scripts.Tool.Must("heartbeat", Id, "--owner", "bob");
        await scripts.Tool.Must("reconcile", "--apply", "--fail-on", "P1");
    }

    [Theory]
    [InlineData("running")]
    [InlineData("done")]
    public async Task Their_index_says_the_same_of_a_work_order_as_ours(string state)
    {
        using var scripts = await OlderScripts.WithWork();
        await Bring(scripts, state);
        await scripts.Tool.Must("index");
        const string Index = "_ctx/index/wo_worktrees.json";
        var ours = EntryIn(scripts, Index);

        await scripts.Must("export_wo_index.py");
        var theirs = EntryIn(scripts, Index);

        // Where no worktree is they do not know of a worktree_root.
        string[] places = state == "running" ? [] : ["worktree_path"];
        foreach (var member in theirs.EnumerateObject().Where(member => !places.Contains(member.Name)))
        {
            Assert.Equal(member.Value.ToString(), ours.GetProperty(member.Name).ToString());
        }
    }

    [Theory]
    [InlineData("done")]
    [InlineData("done", "--allow-empty")]
    [InlineData("failed")]
    public async Task Their_schema_accepts_our_verdict(string state, string? option = null)
    {
        using var scripts = await OlderScripts.WithWork();
        await Bring(scripts, state, option: option);

        await scripts.Evaluate(
            $"""
            import json, jsonschema
            verdict = json.load(open("_ctx/logs/{Id}/verdict.json"))
            jsonschema.validate(verdict, json.load(open("{OlderScripts.FileOf("_ctx/schemas/verdict.schema.json")}")))
            """
        );
    }

    [Fact]
    public async Task Their_check_of_the_session_log_finds_our_entries_in_the_log_that_they_keep()
    {
        using var scripts = await OlderScripts.WithWork();
        scripts.Repository.Write("_ctx/session_trifecta_dope.md", "# Session Log - trifecta_dope\n\n## History\n\n");

        await Bring(scripts, "done");

        var answer = await scripts.Evaluate(
            $"from pathlib import Path; import ctx_wo_finish; print(ctx_wo_finish.validate_session_evidence('{Id}', Path('.')))"
        );
        Assert.StartsWith("Ok(", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_work_order_that_they_wrote_and_took_is_found_in_order_and_finished_by_its_owner()
    {
        using var scripts = await OlderScripts.WithWork();
        string[] draft = ["--id", "WO-0010", "--epic", "E-0001", "--title", "Written by the scripts"];
        string[] content =
        [
            "--dod",
            "DOD-DEFAULT",
            "--scope-allow",
            "src/**",
            "--scope-deny",
            ".env*",
            "--verify-cmd",
            "true",
        ];
        await scripts.Must("ctx_wo_bootstrap.py", ["--root", ".", .. draft, .. content]);
        await scripts.Tool.Must("preflight", "WO-0010");
        scripts.Commit();

        await scripts.Must("ctx_wo_take.py", "WO-0010", "--root", ".", "--owner", "bob");

        await scripts.Tool.Must("reconcile", "--apply", "--fail-on", "P1");
        var worktree = scripts.Repository.Surroundings.At(".worktrees", "WO-0010");
        Directory.CreateDirectory(Path.Combine(worktree, "src"));
        File.WriteAllText(Path.Combine(worktree, "src", "work.txt"), "done\n");
        GitSandbox.GitIn(worktree, "add", "--all");
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", "Do it");
        (await scripts.Tool.Run("finish", "WO-0010", "--owner", "eve", "--summary", "it works")).AssertFailed(
            4,
            "NOT_OWNER"
        );
        // What they log with is another program, which is not part of the scripts.
        await scripts.Tool.Must("session", "intent", "WO-0010", "Written by the scripts");
        await scripts.Tool.Must("finish", "WO-0010", "--owner", "bob", "--summary", "it works");
        await scripts.AssertContent();
    }

    private static async Task Bring(OlderScripts scripts, string state, string? back = null, string? option = null)
    {
        if (state == "pending" && back is null)
        {
            return;
        }

        var tool = scripts.Tool.With("WO_OWNER", "bob");
        var worktree = (await tool.Must("take", Id, "--print-path")).Output.TrimEnd('\n');
        if (option is null)
        {
            File.WriteAllText(Path.Combine(worktree, "work.txt"), "done\n");
            GitSandbox.GitIn(worktree, "add", "--all");
            GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", "Do it");
        }

        if (state is not "running" and not "pending" || back == "requeue")
        {
            string[] excuse = option is null ? [] : [option, "--reason", "nothing had to be changed"];
            var result = back is null ? state : "failed";
            await tool.Must(["finish", Id, "--result", result, "--summary", "it works", .. excuse]);
        }

        if (back is not null)
        {
            await tool.Must(back, Id, "--reason", "to be tried again");
        }
    }

    private static void RemoveWorktrees(OlderScripts scripts, string state)
    {
        var kept = scripts.Repository.Surroundings.At(".worktrees", "repository", Id);
        if (state != "running" && Directory.Exists(kept))
        {
            scripts.Repository.RemoveWorktree(kept);
        }
    }

    private static async Task<JsonElement> Read(OlderScripts scripts, string statements)
    {
        using var document = JsonDocument.Parse(await scripts.Evaluate(statements));
        return document.RootElement.Clone();
    }

    private static JsonElement EntryIn(OlderScripts scripts, string index)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(scripts.Repository.Root, index)));
        return document
            .RootElement.GetProperty("work_orders")
            .EnumerateArray()
            .Single(entry => entry.GetProperty("id").GetString() == Id)
            .Clone();
    }
}
