namespace Wo.Tool.Tests.Commands;

public sealed class SessionCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_session_result_is_what_finish_asks_for()
    {
        await tree.TakeOne();
        Assert.Equal(1, (await tree.Wo("finish", "WO-1")).ExitCode);

        var run = await tree.Wo("session", "result", "WO-1", "all\nthere", "--json");

        Assert.Equal(0, run.ExitCode);
        var log = run.Json.GetProperty("data").GetProperty("session_log").GetString()!;
        Assert.Contains(
            "\n[WO-1] result: all there\n",
            await File.ReadAllTextAsync(Path.Join(tree.Directory, log), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await tree.Wo("finish", "WO-1")).ExitCode);
    }

    [Theory]
    [InlineData(3, "intent", "WO-2", "about nothing")]
    [InlineData(2, "intent", "WO-1", " \n ")]
    [InlineData(2, "result", "../WO-1", "x")]
    public async Task A_session_entry_is_about_something_and_says_something(int exitCode, params string[] words)
    {
        await tree.TakeOne();
        var before = tree.Contents();

        Assert.Equal(exitCode, (await tree.Wo(["session", .. words])).ExitCode);

        Assert.Equal(before, tree.Contents());
    }
}
