using Wo.TestKit;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Board;

/// <summary>The page as people see it in a browser.</summary>
[Soak]
public sealed class BoardPageTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public BoardPageTests() =>
        tree.Put("WO-0001", "done", title: "Read the settings")
            .Put("WO-0002", priority: "P0", title: "Retry uploads")
            .Put("WO-0003", title: "Show retries", more: "dependencies: [WO-0002]")
            .Put("WO-0004", "partial", title: "Compress")
            .Put("WO-0005", "failed", title: "Upload over QUIC");

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Work_orders_stand_in_columns_by_state_and_say_what_is_ready()
    {
        await using var board = await BoardRun.Start(tree);
        await using var browser = await board.Browse();

        Assert.Equal(["WO-0002", "WO-0003"], await Column(browser, "pending"));
        Assert.Equal(["WO-0004"], await Column(browser, "partial"));
        Assert.Equal(["WO-0005"], await Column(browser, "failed"));
        Assert.Equal(["WO-0001"], await Column(browser, "done"));
        Assert.Equal(
            ["WO-0002", "WO-0004"],
            await browser.Strings("return await page.locator('.row:has(.good) strong').allInnerTexts()")
        );
        await browser.Do("await page.getByRole('searchbox').fill('retries')");
        Assert.Equal(["WO-0003"], await browser.Strings("return await page.locator('.row strong').allInnerTexts()"));
        Assert.Contains("1 of 5 work orders", await browser.Text(), StringComparison.Ordinal);
        await browser.AssertQuiet();
    }

    [Fact]
    public async Task Every_browser_follows_a_transition_without_being_told_to()
    {
        await using var board = await BoardRun.Start(tree);
        await using var browser = await board.Browse();
        // Both have what was there before, so that only an update brings the rest.
        await browser.Do(
            "globalThis.other = await open(); await globalThis.other.locator('.pending .row a', { hasText: 'WO-0002' }).waitFor()"
        );
        await browser.Do("await globalThis.other.waitForSelector('body[data-loaded]')");

        Assert.Equal(0, (await tree.Wo("take", "WO-0002", "--owner", "agent-7")).ExitCode);

        foreach (var page in (string[])["page", "globalThis.other"])
        {
            var card = await browser.Do(
                $"return await {page}.locator('.running .row a', {{ hasText: 'WO-0002' }}).innerText()"
            );
            Assert.Contains("agent-7", card.GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(["WO-0003"], await Column(browser, "pending"));
        await browser.AssertQuiet();
    }

    [Fact]
    public async Task What_another_clone_holds_names_its_holder()
    {
        tree.Git.Write("_ctx/policy/wo.yaml", "claims: {backend: git}\n");
        tree.Git.Git("add", "--all");
        tree.Git.Git("commit", "--quiet", "--message", "Share claims");
        var (remote, other) = (tree.Git.Surroundings.At("remote.git"), tree.Git.Surroundings.At("other", "repo"));
        tree.Git.Git("clone", "--quiet", "--bare", ".", remote);
        tree.Git.Git("remote", "add", "origin", new Uri(remote).AbsoluteUri);
        tree.Git.Git("clone", "--quiet", new Uri(remote).AbsoluteUri, other);
        tree.Directory = other;
        Assert.Equal(0, (await tree.Wo("take", "WO-0002", "--owner", "agent-9")).ExitCode);
        tree.Directory = tree.Git.Root;
        Assert.Equal(0, (await tree.Wo("sync")).ExitCode);
        await using var board = await BoardRun.Start(tree);
        await using var browser = await board.Browse();

        var card = await browser.Do("return await page.locator('.row a', { hasText: 'WO-0002' }).innerText()");
        Assert.Contains("held by agent-9 in another clone", card.GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ready", card.GetString(), StringComparison.Ordinal);
        await browser.Show("#wo/WO-0002");
        var text = await browser.Text();
        Assert.Contains("Held by agent-9 on", text, StringComparison.Ordinal);
        Assert.Contains("in another clone, until", text, StringComparison.Ordinal);
        await browser.AssertQuiet();
    }

    [Fact]
    public async Task One_work_order_is_shown_with_all_that_is_known_of_it()
    {
        tree.Put("WO-0002", title: "Retry uploads", more: "dependencies: [WO-0001]\nx_hint: ask ada first");
        await tree.Wo("take", "WO-0002", "--owner", "agent-7");
        var worktree = tree.Git.Surroundings.At(".worktrees", "WO-0002");
        Directory.CreateDirectory(Path.Join(worktree, "src"));
        await File.WriteAllTextAsync(
            Path.Join(worktree, "src", "retry.py"),
            "attempts = 3\n",
            TestContext.Current.CancellationToken
        );
        GitSandbox.GitIn(worktree, "add", "--all");
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", "Retry");
        await tree.Wo("verify", "WO-0002", "--owner", "agent-7");
        tree.Git.Write("_ctx/logs/WO-0002/command_1.log", "three attempts\n");
        await using var board = await BoardRun.Start(tree);
        await using var browser = await board.Browse();

        await browser.Show("#wo/WO-0002");
        await browser.Do("await page.locator('.logs summary').first().click()");
        var text = await browser.Text();

        foreach (
            var part in (string[])
                [
                    "Retry uploads",
                    "Held by agent-7",
                    "feat/wo-WO-0002",
                    "ask ada first",
                    "src/**",
                    "take",
                    "PASS",
                    "three attempts",
                    "+attempts = 3",
                    "main...feat/wo-WO-0002",
                ]
        )
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.Equal(
            ["WO-0001", "WO-0003"],
            await browser.Strings("return await page.locator('.needs li a').allInnerTexts()")
        );

        // A log that grows is followed.
        tree.Git.Write("_ctx/logs/WO-0002/command_1.log", "three attempts\nand a fourth\n");
        await browser.Do("await page.getByText('and a fourth').waitFor()");
        await browser.AssertQuiet();
    }

    [Fact]
    public async Task Graph_timeline_charts_and_findings_show_what_the_commands_say()
    {
        await tree.Wo("take", "WO-0002", "--owner", "agent-7");
        await tree.Wo("finish", "WO-0002", "--owner", "agent-7", "--result", "failed", "--summary", "no time");
        tree.Git.Write("_ctx/jobs/pending/WO-0009.yaml", "title: [torn");
        await using var board = await BoardRun.Start(tree);
        await using var browser = await board.Browse();

        await browser.Show("#graph");
        Assert.Contains(
            "#wo/WO-0003",
            await browser.Strings(
                "return await page.locator('.drawing a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))"
            )
        );
        Assert.Contains("agent-7", (await browser.Show("#timeline")).GetString(), StringComparison.Ordinal);
        Assert.Equal(1, (await browser.Do("return await page.locator('.plot .bar.failed').count()")).GetInt32());
        Assert.Matches("failed\\s+1", (await browser.Show("#charts")).GetString());
        Assert.Contains("WO_UNREADABLE", (await browser.Show("#findings")).GetString(), StringComparison.Ordinal);
        await browser.AssertQuiet();
    }

    [Fact]
    public async Task Everything_is_reached_by_keyboard_and_the_way_back_leads_to_where_one_was()
    {
        await using var board = await BoardRun.Start(tree);
        await using var browser = await board.Browse();
        const string Focused = "return [await page.evaluate(() => document.activeElement.innerText)]";

        await browser.Do("await page.keyboard.press('/'); await page.keyboard.type('WO')");
        await browser.Do("for (let at = 0; at < 4; at++) await page.keyboard.press('Tab')");
        Assert.StartsWith("WO-0002", (await browser.Strings(Focused))[0], StringComparison.Ordinal);
        await browser.Do("await page.keyboard.press('ArrowDown')");
        Assert.StartsWith("WO-0003", (await browser.Strings(Focused))[0], StringComparison.Ordinal);
        await browser.Do("await page.keyboard.press('ArrowRight')");
        Assert.StartsWith("WO-0004", (await browser.Strings(Focused))[0], StringComparison.Ordinal);
        await browser.Do(
            "await page.keyboard.press('Enter'); await page.getByRole('heading', { name: 'WO-0004' }).waitFor()"
        );
        await browser.Do("await page.keyboard.press('Escape'); await page.locator('.columns').waitFor()");
        Assert.StartsWith("WO-0004", (await browser.Strings(Focused))[0], StringComparison.Ordinal);
        Assert.Equal("WO", (await browser.Do("return await page.getByRole('searchbox').inputValue()")).GetString());
        await browser.AssertQuiet();
    }

    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 1280)]
    [InlineData("light", 390)]
    [InlineData("dark", 390)]
    public async Task Every_view_can_be_read_by_everybody_in_this_light_and_width(string scheme, int width)
    {
        await tree.Wo("take", "WO-0002", "--owner", "agent-7");
        await tree.Wo("finish", "WO-0002", "--owner", "agent-7", "--result", "failed", "--summary", "no time");
        await tree.Wo("take", "WO-0004", "--owner", "agent-7");
        await using var board = await BoardRun.Start(tree, "--allow-actions");
        await using var browser = await board.Browse();
        await browser.Do(
            $"await page.emulateMedia({{ colorScheme: '{scheme}' }}); await page.setViewportSize({{ width: {width}, height: 800 }})"
        );

        foreach (
            var view in (string[])
                ["#board", "#graph", "#timeline", "#charts", "#findings", "#wo/WO-0002", "#wo/WO-0004", "#wo/WO-0404"]
        )
        {
            await browser.Show(view == "#board" ? "#" : view);
            Assert.Empty(await browser.Strings("return await violations(page)"));
            Assert.Equal(
                width,
                (await browser.Do("return await page.evaluate(() => document.documentElement.scrollWidth)")).GetInt32()
            );
            Assert.True(
                (
                    await browser.Do(
                        "return await page.locator('main').evaluate((main) => main.scrollWidth <= main.clientWidth)"
                    )
                ).GetBoolean(),
                view
            );
        }

        Assert.Equal(
            scheme == "dark",
            (
                await browser.Do(
                    "return await page.evaluate(() => getComputedStyle(document.body).backgroundColor === 'rgb(13, 17, 23)')"
                )
            ).GetBoolean()
        );
        await browser.AssertQuiet();
    }

    [Fact]
    public async Task A_page_without_the_key_and_one_whose_server_has_ended_say_so()
    {
        await using var board = await BoardRun.Start(tree);
        await using var browser = await Browser.Open(board.Address.ToString());

        Assert.Contains("open the address that wo board printed", await browser.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("WO-0001", await browser.Text(), StringComparison.Ordinal);

        await browser.Do(
            $"globalThis.other = await open('{board.Address}#key={board.Key}'); await globalThis.other.waitForSelector('body[data-loaded]')"
        );
        await board.End();
        await browser.Do("await globalThis.other.getByText('No connection').waitFor()");
    }

    [Fact]
    public async Task A_page_of_another_site_in_the_same_browser_learns_and_changes_nothing()
    {
        await tree.Wo("take", "WO-0002");
        await using var board = await BoardRun.Start(tree, "--allow-actions");
        await using var browser = await board.Browse();

        var seen = await browser.Do(
            $$"""
            const other = await page.context().newPage();
            await other.goto('about:blank');
            return await other.evaluate(async (address) => {
              const tries = [];
              for (const [path, options] of [
                ['data/list', {}],
                ['data/list', { headers: { authorization: 'Bearer {{board.Key}}' } }],
                ['data/release', { method: 'POST', body: JSON.stringify({ id: 'WO-0002', reason: 'because I can do it' }) }],
                ['board.js', { mode: 'no-cors' }],
              ]) {
                tries.push(await fetch(address + path, options).then((answer) => answer.text().then((text) => `${answer.type} ${text.length}`), () => 'refused'));
              }

              return tries.join();
            }, '{{board.Address}}');
            """
        );

        Assert.Equal("refused,refused,refused,refused", seen.GetString());
        Assert.Contains("running", (await tree.Wo("show", "WO-0002")).Output, StringComparison.Ordinal);
    }

    private static Task<string[]> Column(Browser browser, string state) =>
        browser.Strings($"return await page.locator('.column.{state} .row strong').allInnerTexts()");
}
