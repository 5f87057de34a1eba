using Wo.TestKit;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Board;

/// <summary>Whatever stands in a tree is shown as it is: nothing of it becomes a part of the page.</summary>
[Soak]
public sealed class BoardMarkupTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public BoardMarkupTests() => tree.Put("WO-0002", priority: "P0", title: "Retry uploads");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Markup_in_titles_owners_reasons_and_logs_is_text()
    {
        const string Hostile = "<img src=x onerror=pwned=1><script>pwned=1</script>&lt;b&gt;\"'`${1}";
        tree.Put(
            "WO-0006",
            title: $"'</script><script>pwned=1</script> {Hostile.Replace("'", "''", StringComparison.Ordinal)}'"
        );
        await tree.Wo("take", "WO-0006", "--owner", Hostile);
        tree.Git.Write("_ctx/logs/WO-0006/command_1.log", $"{Hostile}\n\u001b]0;x\u0007");
        tree.Git.Write("_ctx/logs/WO-0006/<img src=x onerror=pwned=1>.log", "x");
        await tree.Wo("release", "WO-0006", "--owner", Hostile, "--reason", Hostile);
        await tree.Wo("take", "WO-0002", "--owner", Hostile);
        var worktree = tree.Git.Surroundings.At(".worktrees", "WO-0002");
        Directory.CreateDirectory(Path.Join(worktree, "src"));
        await File.WriteAllTextAsync(
            Path.Join(worktree, "src", "<img src=x onerror=pwned=1>.html"),
            Hostile,
            TestContext.Current.CancellationToken
        );
        GitSandbox.GitIn(worktree, "add", "--all");
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", Hostile);
        await using var board = await BoardRun.Start(tree);
        await using var browser = await board.Browse();

        foreach (
            var view in (string[])
                [
                    "#timeline",
                    "#charts",
                    "#findings",
                    "#graph",
                    "#wo/WO-0006",
                    "#wo/WO-0002",
                    "#board",
                    "#wo/<img src=x onerror=pwned=1>",
                    "#graph/%3Cimg src=x%3E",
                ]
        )
        {
            await browser.Do(
                $"await page.evaluate((view) => {{ location.hash = view; }}, {Quoted(view)}); await page.waitForTimeout(700)"
            );
            Assert.Equal(
                "undefined 0 1",
                (
                    await browser.Do(
                        "return await page.evaluate(() => `${typeof pwned} ${document.querySelectorAll('main img, main script, main iframe').length} ${document.scripts.length}`)"
                    )
                ).GetString()
            );
        }

        Assert.Contains(
            "<script>pwned=1</script>",
            (await browser.Show("#wo/WO-0006")).GetString(),
            StringComparison.Ordinal
        );
        var held = (await browser.Show("#wo/WO-0002")).GetString();
        Assert.Contains($"Held by {Hostile} on", held, StringComparison.Ordinal);
        Assert.Contains($"+{Hostile}", held, StringComparison.Ordinal);
        await browser.AssertQuiet();

        string Quoted(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";
    }
}
