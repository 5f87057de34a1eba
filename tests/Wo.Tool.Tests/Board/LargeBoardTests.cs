using System.Globalization;
using Wo.TestKit;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Board;

/// <summary>The page of a tree with ten thousand work orders.</summary>
[Soak]
public sealed class LargeBoardTests(ITestOutputHelper output) : IDisposable
{
    private const int Many = 10_000;

    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Ten_thousand_work_orders_cost_the_page_as_much_as_those_that_are_seen()
    {
        for (var number = 1; number <= Many; number++)
        {
            tree.Put(
                string.Create(CultureInfo.InvariantCulture, $"WO-{number:D5}"),
                number % 2 == 0 ? "done" : "pending"
            );
        }

        await using var board = await BoardRun.Start(tree);
        await using var browser = await board.Browse();

        Assert.Contains("10000 work orders", await browser.Text(), StringComparison.Ordinal);
        Assert.InRange((await browser.Do("return await page.locator('.row').count()")).GetInt32(), 2, 100);
        await browser.Do("await page.locator('.pending .row a').first().focus(); await page.keyboard.press('End')");
        Assert.Equal(
            ["WO-09999"],
            await browser.Strings(
                "return [await page.evaluate(() => document.activeElement.querySelector('strong').innerText)]"
            )
        );
        await browser.Do("await page.getByRole('searchbox').fill('WO-04242')");
        Assert.Equal(["WO-04242"], await browser.Strings("return await page.locator('.row strong').allInnerTexts()"));
        await browser.Show("#graph");
        await browser.Show("#timeline");
        await browser.Show("#charts");
        await browser.AssertQuiet();
        output.WriteLine(
            (
                await browser.Do(
                    """
                    const again = await open(page.url().replace(/#.*/, '') + '#key=' + await page.evaluate(() => sessionStorage.getItem('key')));
                    await again.waitForSelector('body[data-loaded]');
                    return await again.evaluate(() => JSON.stringify({
                      painted: performance.getEntriesByName('first-contentful-paint')[0].startTime,
                      loaded: performance.getEntriesByType('resource').map((one) => [one.name.replace(/.*\//, ''), one.responseEnd, one.transferSize]),
                    }));
                    """
                )
            ).GetString()!
        );
    }
}
