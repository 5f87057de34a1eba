using System.Diagnostics;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

[Soak]
public sealed class OddPathTests
{
    [Theory]
    [InlineData("two  words ")]
    [InlineData("it's \"quoted\"")]
    [InlineData("new\nline")]
    [InlineData("tab\tand \u001b[31mred")]
    [InlineData("$(touch pwned)`touch pwned`;touch pwned")]
    [InlineData("-rf")]
    [InlineData("Ünïcödé 日本")]
    [BadInput(25, 75)]
    public async Task A_path_with_odd_characters_is_a_place_like_any_other(string name)
    {
        using var surroundings = new TemporaryDirectory();
        var root = surroundings.At("here", name);
        var tool = await Begin(root);
        await File.WriteAllTextAsync(
            Path.Combine(root, "_ctx", "policy", "wo.yaml"),
            $"worktree_root: \"../places {Escape(name)}\"\n",
            TestRun.Cancellation
        );

        var taken = await tool.Must("take", "WO-0001", "--json");
        var worktree = taken.Datum("worktree");
        await File.WriteAllTextAsync(Path.Combine(worktree, "src", "b.txt"), "more\n", TestRun.Cancellation);
        GitSandbox.GitIn(worktree, "add", "--all");
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", "More");
        await tool.Must("heartbeat", "WO-0001", "--token", taken.Datum("token"));
        // The result of the worktree's own directory, as a user would run it from there.
        await tool.In(worktree).Must("finish", "WO-0001", "--summary", "it works", "--keep-worktree");

        Assert.Contains(name, worktree, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(root, "_ctx", "jobs", "done", "WO-0001.yaml")));
        var index = await File.ReadAllTextAsync(Path.Combine(root, "_ctx", "jobs", "index.json"), TestRun.Cancellation);
        using var json = System.Text.Json.JsonDocument.Parse(index);
        Assert.Equal(root, json.RootElement.GetProperty("repo_root").GetString());
        Assert.Empty(json.RootElement.GetProperty("errors").EnumerateArray());
        await tool.Must("reconcile", "--apply");
        Assert.Empty(Directory.GetFiles(surroundings.Path, "pwned", SearchOption.AllDirectories));
    }

    [Fact]
    [BadInput(25)]
    public async Task A_path_that_is_no_text_is_refused_before_anything_is_made()
    {
        using var surroundings = new TemporaryDirectory();
        var (file, prefix) = WoTool.Command;
        // .NET has no way to name such a directory, a shell has.
        const string Script =
            "d=$(printf '%s/caf\\351' \"$1\"); mkdir \"$d\" && cd \"$d\" && git init -q && shift; \"$@\" init; e=$?; "
            + "ls -A; rm -rf \"$d\"; exit $e";
        using var shell = Process.Start(
            new ProcessStartInfo("bash", ["-c", Script, "bash", surroundings.Path, file, .. prefix])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;

        var output = await shell.StandardOutput.ReadToEndAsync(TestRun.Cancellation);
        var error = await shell.StandardError.ReadToEndAsync(TestRun.Cancellation);
        await shell.WaitForExitAsync(TestRun.Cancellation);

        new WoOutcome(shell.ExitCode, output, error).AssertFailed(3, "NO_REPOSITORY");
        Assert.Contains("not valid UTF-8", error, StringComparison.Ordinal);
        Assert.Equal(".git\n", output);
    }

    private static async Task<WoTool> Begin(string root)
    {
        Directory.CreateDirectory(Path.Combine(root, "src"));
        await File.WriteAllTextAsync(Path.Combine(root, "src", "a.txt"), "first\n", TestRun.Cancellation);
        GitSandbox.GitIn(root, "init", "--quiet", "--initial-branch=main");
        var tool = new WoTool(root);
        await tool.Must("init");
        await tool.Must("new", "--epic", "E-0001", "--title", "Work in an odd place", "--verify", "test -s src/b.txt");
        GitSandbox.GitIn(root, "add", "--all");
        GitSandbox.GitIn(root, "commit", "--quiet", "--message", "Begin");
        return tool;
    }

    private static string Escape(string text) =>
        string.Concat(
            text.Select(character =>
                character is '"' or '\\' ? $"\\{character}"
                : char.IsControl(character) ? $"\\x{(int)character:x2}"
                : $"{character}"
            )
        );
}
