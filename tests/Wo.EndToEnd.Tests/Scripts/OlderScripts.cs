using System.Diagnostics;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Scripts;

/// <summary>
/// The Python scripts that the tool takes over from, in the checkout of their repository that <c>WO_SCRIPTS</c> names, and a
/// tree made by <c>wo init</c> with the schemas that they read.
/// </summary>
internal sealed class OlderScripts : IDisposable
{
    private const string Schemas = "docs/backlog/schema";

    private OlderScripts()
    {
        foreach (var schema in Directory.GetFiles(Path.Combine(Source!, Schemas)))
        {
            Repository.Write($"{Schemas}/{Path.GetFileName(schema)}", File.ReadAllText(schema));
        }

        // The scripts start each other with `uv run`, which here is nothing but that.
        Programs = Repository.Surroundings.At("programs");
        TemporaryDirectory.WriteScript(Path.Combine(Programs, "uv"), "shift\nexec \"$@\"");
    }

    public GitSandbox Repository { get; } = new("repository");

    public WoTool Tool => new(Repository.Root);

    private string Programs { get; }

    private static string? Source =>
        Environment.GetEnvironmentVariable("WO_SCRIPTS") is { Length: > 0 } path ? Path.GetFullPath(path) : null;

    /// <summary>A tree with one pending work order, WO-0001; skips where the scripts are not there or cannot run.</summary>
    public static async Task<OlderScripts> WithWork()
    {
        Assert.SkipWhen(Source is null, "needs WO_SCRIPTS, a checkout of the repository of the Python scripts");
        var scripts = new OlderScripts();
        try
        {
            var (exitCode, output) = await scripts.Python("-c", "import yaml, jsonschema");
            Assert.SkipUnless(exitCode == 0, $"needs python3 with yaml and jsonschema: {output}");
            await scripts.Tool.Must("init");
            await scripts.Tool.Must("new", "--epic", "E-0001", "--title", "It's \"odd\" # title", "--verify", "true");
            scripts.Commit();
            return scripts;
        }
        catch
        {
            scripts.Dispose();
            throw;
        }
    }

    public void Commit()
    {
        Repository.Git("add", "--all");
        Repository.Git("commit", "--quiet", "--message", "Write work orders");
    }

    /// <summary>A file of the scripts' repository.</summary>
    public static string FileOf(string path) => Path.Combine(Source!, path);

    /// <summary>Runs one and expects it to be content.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> Must(string script, params string[] arguments)
    {
        var (exitCode, output) = await Python([FileOf($"scripts/{script}"), .. arguments]);
        Assert.True(exitCode == 0, $"{script} {string.Join(' ', arguments)}: exit code {exitCode}\n{output}");
        return output;
    }

    /// <summary>Runs statements with their modules at hand.</summary>
    /// <returns>What they printed.</returns>
    public async Task<string> Evaluate(string statements)
    {
        var (exitCode, output) = await Python("-c", statements);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>What every reader of theirs says of the tree: lint, validator, and the check of states.</summary>
    public async Task AssertContent()
    {
        Assert.Equal("[]", (await Must("ctx_wo_lint.py", "--root", ".", "--strict", "--json")).Trim());
        Assert.DoesNotContain(
            "WARN",
            await Must("ctx_backlog_validate.py", "--root", ".", "--strict"),
            StringComparison.Ordinal
        );

        // They take the main worktree for one that is left over, in every tree, and cut paths at blanks, which the
        // directory of the tests has.
        string[] ofTheirs = ["WORKTREE_WITHOUT_RUNNING_WO", "RUNNING_WO_WITHOUT_WORKTREE"];
        var found = await Must("ctx_reconcile_state.py", "--root", ".");
        Assert.Empty(found.Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(ofTheirs));
    }

    public void Dispose() => Repository.Dispose();

    private async Task<(int ExitCode, string Output)> Python(params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", arguments)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in GitSandbox.Settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["PYTHONPATH"] = $"{Source}:{FileOf("scripts")}";
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PATH"] = $"{Programs}:{start.Environment["PATH"]}";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestRun.Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(TestRun.Cancellation);
        await process.WaitForExitAsync(TestRun.Cancellation);
        var complaint = await error;
        return (process.ExitCode, process.ExitCode == 0 ? output : output + complaint);
    }
}
