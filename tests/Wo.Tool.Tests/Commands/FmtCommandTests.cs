using System.Text.Json;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

public sealed class FmtCommandTests : IDisposable
{
    private const string Path = "_ctx/jobs/pending/WO-0001.yaml";

    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Formatting_orders_keys_keeps_comments_and_a_backup_and_does_nothing_the_second_time()
    {
        tree.PutText("WO-0001", "pending", "# mine\n\n" + Valid().Replace("dod_id:", "x_note: 1 # why\ndod_id:"));

        var first = await tree.Wo("fmt");
        var text = Read(Path);
        var second = await tree.Wo("fmt", "--json");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.StartsWith($"{Path}: formatted\n1 file formatted, ", first.Output);
        Assert.StartsWith("# mine\n\nversion: 1\n", text);
        Assert.Contains("  required_flow:\n  - session.append:intent\n", text);
        Assert.EndsWith("x_note: 1  # why\n", text);
        Assert.Single(Directory.GetFiles(System.IO.Path.Combine(tree.Git.Root, "_ctx/jobs/pending"), "*.bak.*"));
        var data = second.Json.GetProperty("data");
        Assert.Equal(
            ["root", "work_orders", "formatted", "unformatted", "skipped"],
            data.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal(0, data.GetProperty("formatted").GetArrayLength());
    }

    [Fact]
    public async Task Checking_and_showing_the_difference_write_nothing()
    {
        tree.PutText("WO-0001", "pending", Valid());
        var before = tree.Contents();

        var (check, diff, both) = (
            await tree.Wo("fmt", "--check"),
            await tree.Wo("fmt", "--diff"),
            await tree.Wo("fmt", "--check", "--diff", "--json")
        );

        Assert.Equal((1, 0, 1), (check.ExitCode, diff.ExitCode, both.ExitCode));
        Assert.StartsWith($"{Path}: not in canonical form\n", check.Output);
        Assert.Contains("TRIFECTA_ERROR_CODE: NOT_FORMATTED\nCLASS: NEGATIVE\n", check.Error);
        Assert.Contains("NEXT_STEPS:\n  wo fmt\nVERIFY:\n  wo fmt --check\n", check.Error);
        Assert.StartsWith($"--- a/{Path}\n+++ b/{Path}\n@@ -", diff.Output);
        var file = Assert.Single(both.Json.GetProperty("data").GetProperty("unformatted").EnumerateArray());
        Assert.StartsWith("--- a/", file.GetProperty("diff").GetString());
        Assert.Equal(before, tree.Contents());
    }

    [Fact]
    public async Task The_difference_is_one_that_git_applies()
    {
        tree.PutText("WO-0001", "pending", Valid().TrimEnd('\n') + "\nx_last: [a,\n  b]");
        var patch = tree.Git.Surroundings.At("fmt.patch");
        File.WriteAllText(patch, (await tree.Wo("fmt", "--diff", "--quiet")).Output);

        GitSandbox.GitIn(tree.Git.Root, "apply", patch);

        Assert.Equal(0, (await tree.Wo("fmt", "--check")).ExitCode);
    }

    [Fact]
    public async Task What_cannot_be_read_is_a_warning_and_the_others_are_formatted()
    {
        tree.PutText("WO-0001", "pending", Valid()).PutText("WO-0002", "done", "title: [torn");

        var run = await tree.Wo("fmt");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("warning: _ctx/jobs/done/WO-0002.yaml:", run.Error);
        Assert.Contains($"{Path}: formatted", run.Output);
        Assert.Equal("title: [torn", Read("_ctx/jobs/done/WO-0002.yaml"));
    }

    [Fact]
    public async Task A_file_of_two_directories_is_left_and_the_answer_is_no()
    {
        tree.PutText("WO-0001", "pending", Valid()).PutText("WO-0001", "done", Valid() + "x: 1\n");

        var run = await tree.Wo("fmt");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("warning: " + Path + " was not formatted: ", run.Error);
    }

    [Fact]
    public async Task Work_orders_can_be_named()
    {
        tree.PutText("WO-0001", "pending", Valid()).Put("WO-0002");

        Assert.Equal(0, (await tree.Wo("fmt", "1")).ExitCode);

        Assert.Equal(0, (await tree.Wo("fmt", "WO-0001", "--check")).ExitCode);
        Assert.Equal(1, (await tree.Wo("fmt", "WO-0002", "--check")).ExitCode);
        Assert.Equal(3, (await tree.Wo("fmt", "WO-0077")).ExitCode);
    }

    [ShowsSetting("canonical_form")]
    [Theory]
    [InlineData("layout", false)]
    [InlineData("pyyaml", false)]
    [InlineData(null, true)]
    public async Task What_new_and_every_transition_write_is_in_canonical_form(string? configured, bool withSchema)
    {
        if (configured is not null)
        {
            tree.Git.Write("_ctx/policy/wo.yaml", $"canonical_form: {configured}\n");
        }

        if (withSchema)
        {
            tree.Git.Write("docs/backlog/schema/work_order.schema.json", "{\"type\": \"object\"}");
        }

        await Must(
            "new",
            "--epic",
            "E-0001",
            "--title",
            "Añadir: two\nlines #1",
            "--objective",
            "first\n\nthird",
            "--verify",
            "true"
        );
        await Must("take", "WO-0001");
        await Must("release", "WO-0001", "--reason", "on second thought");
        var taken = await Must("take", "WO-0001");
        GitSandbox.GitIn(
            taken.GetProperty("worktree").GetString()!,
            "commit",
            "--quiet",
            "--allow-empty",
            "--message",
            "Do the work"
        );
        await Must("finish", "WO-0001", "--result", "failed", "--summary", "not yet");
        await Must("requeue", "WO-0001", "--reason", "once more, please");
        await Must("take", "WO-0001");
        await Must("finish", "WO-0001", "--summary", "it works");
    }

    [Fact]
    public async Task A_work_order_that_is_not_in_canonical_form_keeps_every_byte_that_a_transition_need_not_change()
    {
        tree.PutText("WO-0001", "pending", Valid().Replace("  allow:\n  - src/**", "  allow:\n      - src/**  # all"));

        Assert.Equal(0, (await tree.Wo("take", "WO-0001")).ExitCode);

        Assert.Contains("  allow:\n      - src/**  # all\n", Read("_ctx/jobs/running/WO-0001.yaml"));
    }

    private async Task<JsonElement> Must(params string[] arguments)
    {
        var run = await tree.Wo([.. arguments, "--json"]);
        Assert.True(run.ExitCode == 0, run.Output);
        var check = await tree.Wo("fmt", "--check", "--diff");
        Assert.True(check.ExitCode == 0, check.Output);
        return run.Json.GetProperty("data");
    }

    private string Read(string path) => File.ReadAllText(System.IO.Path.Combine(tree.Git.Root, path));

    private static string Valid() => TreeSandbox.Valid("WO-0001", "pending", "P1", "Title of WO-0001", "");
}
