using Wo.TestKit;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Board;

/// <summary><c>wo board --export</c>: one page that needs nothing else.</summary>
public sealed class BoardExportTests : IDisposable
{
    private const string Hostile = "</script><script>pwned=1</script><img src=x onerror=pwned=1>{{name}}";

    private readonly TreeSandbox tree = new();

    public BoardExportTests() =>
        tree.Put("WO-0001", "done")
            .Put("WO-0002", title: $"'{Hostile}'")
            .Put("WO-0003", more: "dependencies: [WO-0002]");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task The_page_is_written_and_the_tree_stays_as_it_is()
    {
        var before = TreeSnapshot.Of(tree.Git.Root);

        var run = await tree.Wo("board", "--export", "board.html", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, run.Json.GetProperty("data").GetProperty("work_orders").GetInt32());
        Assert.Equal(tree.At("board.html"), run.Json.GetProperty("data").GetProperty("path").GetString());
        Assert.Empty(before.Changes(TreeSnapshot.Of(tree.Git.Root), "board.html", ".git/wo/summaries"));
        var page = await File.ReadAllTextAsync(tree.At("board.html"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("</script><script>pwned", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "http://",
            page.Replace("http://www.w3.org", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("_ctx/jobs/pending/WO-0001.yaml")]
    [InlineData("src/../_ctx/board.html")]
    [InlineData(".git/config")]
    [InlineData(".")]
    [InlineData("nowhere/board.html")]
    [InlineData("")]
    public async Task A_place_that_is_not_for_pages_is_refused_and_nothing_is_written(string file)
    {
        var before = TreeSnapshot.Of(tree.Git.Root);

        var run = await tree.Wo("board", "--export", file);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(before.Changes(TreeSnapshot.Of(tree.Git.Root), ".git/wo/summaries"));
    }

    [Theory]
    [InlineData("--port", "8123")]
    [InlineData("--allow-actions")]
    public async Task Exporting_goes_without_what_serves(params string[] options)
    {
        Assert.Equal(2, (await tree.Wo(["board", "--export", "board.html", .. options])).ExitCode);
    }

    [Fact]
    [Soak]
    public async Task The_page_shows_every_view_from_a_file_alone()
    {
        await tree.Wo("take", "WO-0002", "--owner", "agent-7");
        await tree.Wo("board", "--export", "board.html");
        await using var browser = await Browser.Open(new Uri(tree.At("board.html")).AbsoluteUri);

        Assert.Contains("3 work orders", await browser.Text(), StringComparison.Ordinal);
        Assert.Contains(Hostile, (await browser.Show("#wo/WO-0002")).GetString(), StringComparison.Ordinal);
        Assert.Contains("agent-7", (await browser.Show("#timeline")).GetString(), StringComparison.Ordinal);
        Assert.Contains("done a week", (await browser.Show("#charts")).GetString(), StringComparison.Ordinal);
        await browser.Show("#findings");
        await browser.Show("#graph");
        Assert.Equal(2, (await browser.Do("return await page.locator('.drawing a').count()")).GetInt32());
        Assert.Empty(await browser.Strings("return await violations(page)"));
        Assert.Equal("undefined", (await browser.Do("return await page.evaluate(() => typeof pwned)")).GetString());
        await browser.AssertQuiet();
    }
}
