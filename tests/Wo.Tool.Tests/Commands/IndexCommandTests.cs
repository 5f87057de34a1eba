namespace Wo.Tool.Tests.Commands;

public sealed class IndexCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public IndexCommandTests() => tree.Put("WO-1");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Index_rebuilds_what_its_check_then_finds_current_until_something_changes()
    {
        Assert.Equal("missing", await State(1, "--check"));
        Assert.Equal("published", await State(0));
        Assert.Equal("current", await State(0, "--check"));

        tree.Put("WO-1", title: "Another title");

        Assert.Equal("stale", await State(1, "--check"));
    }

    [Fact]
    public async Task Index_checks_without_writing_anything()
    {
        var before = tree.Contents();

        await tree.Wo("index", "--check");

        Assert.Equal(before, tree.Contents());
    }

    [Fact]
    public async Task Index_says_so_where_a_directory_in_its_place_stops_it()
    {
        tree.Git.Write("_ctx/jobs/index.json/in the way", "x");

        var run = await tree.Wo("index");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("CAUSE: _ctx/jobs/index.json is a directory", run.Error);
    }

    private async Task<string?> State(int exitCode, params string[] options)
    {
        var run = await tree.Wo(["index", .. options, "--json"]);
        Assert.Equal(exitCode, run.ExitCode);
        return run.Json.GetProperty("data").GetProperty("state").GetString();
    }
}
