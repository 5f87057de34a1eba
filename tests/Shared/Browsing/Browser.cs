using System.Diagnostics;
using System.Text.Json;

namespace Wo.TestKit;

/// <summary>
/// Debian's Chromium with the page open. What it does is said in JavaScript, with <c>page</c> of Playwright, <c>open()</c> for
/// another person's browser, <c>violations(page)</c> of axe, and <c>complaints</c>: what consoles said and whom pages asked but
/// this machine.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string Folder = Path.Join(SourceTree.Root, "tests", "browser");

    private readonly Process driver;
    private readonly Task<string> error;

    private Browser(Process driver)
    {
        this.driver = driver;
        error = driver.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a page.</summary>
    public static async Task<Browser> Open(string address)
    {
        Assert.SkipUnless(Programs.Has("node"), "needs node");
        Assert.SkipUnless(
            Directory.Exists(Path.Join(Folder, "node_modules")),
            "needs the packages of tests/browser: npm ci there"
        );
        Assert.SkipUnless(Programs.Has("chromium"), "needs chromium");
        var start = new ProcessStartInfo("node", [Path.Join(Folder, "driver.mjs"), address])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var browser = new Browser(Process.Start(start)!);
        await browser.Do("await page.waitForSelector('body[data-loaded], .card-error')");
        return browser;
    }

    /// <summary>Does something, and gives what it returns.</summary>
    public async Task<JsonElement> Do(string script)
    {
        var cancellation = TestContext.Current.CancellationToken;
        // Not by reflection: the text of a string is all that is needed.
        var line = $"\"{JsonEncodedText.Encode(script)}\"";
        await driver.StandardInput.WriteLineAsync(line.AsMemory(), cancellation);
        await driver.StandardInput.FlushAsync(cancellation);
        var answer =
            await driver.StandardOutput.ReadLineAsync(cancellation) ?? throw new InvalidOperationException(await error);
        using var parsed = JsonDocument.Parse(answer);
        Assert.False(parsed.RootElement.TryGetProperty("error", out var failed), $"{failed}\n{script}");
        return parsed.RootElement.GetProperty("value").Clone();
    }

    /// <summary>Shows another view and waits until it has its data.</summary>
    public Task<JsonElement> Show(string view) =>
        Do(
            $$"""
            await page.evaluate((view) => { location.hash = view; }, '{{view}}');
            await page.waitForFunction(() => document.body.dataset.shown === location.hash);
            return await page.locator('main').innerText();
            """
        );

    /// <summary>The text of the page's main part.</summary>
    public async Task<string> Text() => (await Do("return await page.locator('main').innerText()")).GetString()!;

    /// <summary>The strings that a script returns.</summary>
    public async Task<string[]> Strings(string script) =>
        [.. (await Do(script)).EnumerateArray().Select(value => value.GetString()!)];

    /// <summary>Nothing was said on a console, and no other machine was asked for anything.</summary>
    public async Task AssertQuiet() => Assert.Empty(await Strings("return complaints"));

    public async ValueTask DisposeAsync()
    {
        driver.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await driver.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            driver.Kill(entireProcessTree: true);
        }

        driver.Dispose();
    }
}
