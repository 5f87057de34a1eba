using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>Work orders that may touch the same paths.</summary>
public sealed class ScopeOverlapTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task The_next_one_is_one_whose_paths_no_running_one_may_touch()
    {
        await New("src/api/**", "src/**/*.cs", "docs/**");
        Assert.Equal("WO-0001", await Next());

        Assert.Equal("WO-0003", await Next());
        var nothing = await tree.Wo("take", "--next");

        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("NO_READY_WORK", nothing.Error);
    }

    [Fact]
    public async Task The_list_of_ready_ones_leaves_it_out_and_explains_why()
    {
        await New("src/api/**", "src/**/*.cs");
        Assert.Equal("WO-0001", await Next());

        var ready = await tree.Wo("list", "--ready", "--explain");

        Assert.Contains(
            "its scope overlaps with that of WO-0001, which is running: 'src/**/*.cs' and 'src/api/**' both allow src/api/",
            ready.Output
        );
    }

    [Fact]
    public async Task One_that_is_named_is_taken_with_a_warning_that_names_the_other_and_the_globs()
    {
        await New("src/api/**", "src/**/*.cs");
        Assert.Equal("WO-0001", await Next());

        var preflight = await tree.Wo("preflight", "WO-0002");
        var taken = await tree.Wo("take", "WO-0002");

        Assert.Equal(0, taken.ExitCode);
        Assert.Contains("WO-0001, which is running: 'src/**/*.cs' and 'src/api/**'", preflight.Error);
        Assert.Contains("WO-0001, which is running: 'src/**/*.cs' and 'src/api/**'", taken.Error);
    }

    [Theory]
    [InlineData("allow", 0)]
    [InlineData("avoid", 0)]
    [InlineData("refuse", 4)]
    [ShowsSetting("scope_overlap")]
    public async Task A_tree_may_let_them_be_or_refuse_them(string policy, int exitCode)
    {
        tree.Git.Write("_ctx/policy/wo.yaml", $"scope_overlap: {policy}\n");
        await New("src/**", "src/**");
        Assert.Equal("WO-0001", await Next());

        var preflight = await tree.Wo("preflight", "WO-0002");
        var taken = await tree.Wo("take", "WO-0002");

        Assert.Equal(exitCode, preflight.ExitCode);
        Assert.Equal(exitCode, taken.ExitCode);
        Assert.Equal(policy == "refuse", taken.Error.Contains("SCOPE_OVERLAP", StringComparison.Ordinal));
        Assert.Equal(policy != "allow", taken.Error.Contains("overlaps", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_that_is_closed_frees_its_paths()
    {
        await New("src/**", "src/**");
        Assert.Equal("WO-0001", await Next());
        Assert.Equal(0, (await tree.Wo("finish", "WO-0001", "--result", "failed", "--summary", "given up")).ExitCode);

        Assert.Equal("WO-0002", await Next());
    }

    [Fact]
    public async Task A_scope_that_was_not_given_says_nothing_and_keeps_nothing_back()
    {
        await tree.New("The first of two");
        await tree.New("The second of two");
        Assert.Equal("WO-0001", await Next());

        Assert.Equal("WO-0002", await Next());
    }

    [Fact]
    public async Task What_is_denied_does_not_overlap()
    {
        await New("src/**");
        Assert.Equal(
            0,
            (
                await tree.Wo(
                    "new",
                    "--epic",
                    "E-0001",
                    "--title",
                    "Tests alone",
                    "--verify",
                    "true",
                    "--allow",
                    "**/*.cs",
                    "--deny",
                    "src/**"
                )
            ).ExitCode
        );
        Assert.Equal("WO-0001", await Next());

        Assert.Equal("WO-0002", await Next());
    }

    private async Task New(params string[] allow)
    {
        foreach (var glob in allow)
        {
            string[] words =
            [
                "new",
                "--epic",
                "E-0001",
                "--title",
                $"Work on {glob}",
                "--verify",
                "true",
                "--allow",
                glob,
            ];
            Assert.Equal(0, (await tree.Wo(words)).ExitCode);
        }
    }

    private async Task<string?> Next()
    {
        var run = await tree.Wo("take", "--next", "--json");
        return run.ExitCode == 0 ? run.Json.GetProperty("data").GetProperty("id").GetString() : run.Error;
    }
}
