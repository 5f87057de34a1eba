using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What the gates find, as <c>finish</c> and <c>verify</c> tell it.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("finish", "--summary", "x")]
    [InlineData("verify")]
    public async Task All_gates_that_say_no_are_in_one_card_and_in_fields(string verb, params string[] more)
    {
        await Take("other.txt", "_ctx/jobs/pending/WO-1.yaml");

        var run = await tree.Wo([verb, "WO-1", "--json", .. more]);

        Assert.Equal(1, run.ExitCode);
        var failures = run.Json.GetProperty("data").GetProperty("failures").EnumerateArray().ToList();
        Assert.Equal(
            ["scope SCOPE_VIOLATIONS", "blocked_paths BLOCKED_PATHS"],
            failures.Select(one => $"{one.GetProperty("gate").GetString()} {one.GetProperty("code").GetString()}")
        );
        Assert.Equal("other.txt: not allowed", failures[0].GetProperty("details")[0].GetString());
        Assert.Contains("CAUSE: 2 gates said no: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n  scope: 1 file ", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n  blocked_paths: 1 file ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_passes_its_gates_stays_with_its_holder()
    {
        await Take("src/a.txt");

        var run = await tree.Wo("verify", "WO-1", "--evidence", "--json");

        Assert.Equal(0, run.ExitCode);
        var data = run.Json.GetProperty("data");
        Assert.Equal("trifecta.wo.verify/1", run.Json.GetProperty("schema").GetString());
        Assert.True(File.Exists(Path.Join(tree.Directory, "_ctx", "jobs", "running", "WO-1.yaml")));
        var evidence = data.GetProperty("evidence").GetString()!;
        Assert.True(File.Exists(Path.Combine(tree.Directory, evidence, "diff.patch")), evidence);
        Assert.Equal(0, (await tree.Wo("finish", "WO-1", "--summary", "x")).ExitCode);
    }

    [Fact]
    public async Task Skipping_the_definition_of_done_needs_a_reason()
    {
        await Take("src/a.txt");
        tree.Git.Write("_ctx/dod/dod.yaml", SampleInputs.DefinitionOfDone(artifacts: "gone.md"));
        string[] finish = ["finish", "WO-1", "--summary", "x"];

        Assert.Contains("EVIDENCE_MISSING", (await tree.Wo(finish)).Error, StringComparison.Ordinal);
        Assert.Equal(2, (await tree.Wo([.. finish, "--skip-dod"])).ExitCode);
        Assert.Equal(2, (await tree.Wo([.. finish, "--skip-dod", "--reason", "short"])).ExitCode);
        Assert.Equal(0, (await tree.Wo([.. finish, "--skip-dod", "--reason", "urgent release"])).ExitCode);
    }

    [Theory]
    [InlineData("verify", "WO-1", "--clean")]
    [InlineData("verify", "WO-1", "--reason", "because I want to")]
    [InlineData("finish", "WO-1", "--result", "failed", "--summary", "x", "--skip-dod", "--reason", "urgent release")]
    public async Task Options_that_mean_nothing_together_are_a_usage_error(params string[] arguments)
    {
        await Take("src/a.txt");

        Assert.Equal(2, (await tree.Wo(arguments)).ExitCode);
    }

    private async Task Take(params string[] files)
    {
        var place = (await tree.TakeOne(withCommit: false)).GetProperty("worktree").GetString()!;
        foreach (var file in files)
        {
            var path = Path.Join(place, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, "x\n", TestContext.Current.CancellationToken);
        }

        GitSandbox.GitIn(place, "add", "--all", "--force");
        GitSandbox.GitIn(place, "commit", "--quiet", "--message", "Do the work");
    }
}
