using System.Globalization;
using Wo.TestKit;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Board;

/// <summary>The timeline shows all that was worked on in a time, whenever that began.</summary>
[Soak]
public sealed class BoardTimelineTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Work_that_began_before_the_time_that_is_shown_is_in_it_and_what_ended_before_is_not()
    {
        Put("WO-0001", "running", "eve", "started_at", days: 40);
        Put("WO-0002", "done", "bob", "started_at", days: 50);
        await using var board = await BoardRun.Start(tree);
        await using var browser = await board.Browse();

        var month = (await browser.Show("#timeline")).GetString()!;

        Assert.Contains("WO-0001", month, StringComparison.Ordinal);
        Assert.DoesNotContain("WO-0002", month, StringComparison.Ordinal);
        await browser.Do(
            "await page.locator('select').selectOption(''); await page.locator('tbody tr').nth(1).waitFor();"
        );
        Assert.Contains("WO-0002", await browser.Text(), StringComparison.Ordinal);
        await browser.AssertQuiet();
    }

    private void Put(string id, string state, string owner, string key, int days)
    {
        var begun = DateTimeOffset.UtcNow.AddDays(-days);
        var ended =
            state == "done"
                ? $"finished_at: '{Text(begun.AddDays(1))}'\nclosed_at: '{Text(begun.AddDays(1))}'\nresult: done\n"
                : "";
        tree.PutText(
            id,
            state,
            TreeSandbox
                .Valid(id, state, "P1", id, $"{key}: '{Text(begun)}'\n{ended}")
                .Replace("owner: null", $"owner: {owner}", StringComparison.Ordinal)
        );
    }

    private static string Text(DateTimeOffset at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:ss'+00:00'", CultureInfo.InvariantCulture);
}
