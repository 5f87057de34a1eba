using System.Buffers.Binary;
using Wo.TestKit;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Board;

/// <summary>
/// The pictures of the page in <c>docs/pictures</c>. <c>WO_ACCEPT=1</c> takes them anew. Letters look different from machine to
/// machine, so that otherwise their sizes are compared alone.
/// </summary>
[Soak]
public sealed class BoardPictureTests : IDisposable
{
    private readonly TreeSandbox tree = new(name: "uploader");

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("board", "#", "light", 1200, 640)]
    [InlineData("board-graph", "#graph", "dark", 1200, 460)]
    [InlineData("board-narrow", "#", "light", 390, 700)]
    [InlineData("board-narrow-timeline", "#timeline", "dark", 390, 700)]
    public async Task The_page_looks_like_its_picture(string name, string view, string scheme, int width, int height)
    {
        PutPlan();
        Assert.Equal(0, (await tree.Wo("take", "WO-0002", "--owner", "agent-3")).ExitCode);
        Assert.Equal(0, (await tree.Wo("take", "WO-0007", "--owner", "agent-1")).ExitCode);
        await using var board = await BoardRun.Start(tree);
        await using var browser = await board.Browse();

        await browser.Do(
            $"await page.emulateMedia({{ colorScheme: '{scheme}' }}); await page.setViewportSize({{ width: {width}, height: {height} }})"
        );
        await browser.Show(view);
        var taken = (await browser.Do("return (await page.screenshot()).toString('base64')")).GetBytesFromBase64();
        await browser.AssertQuiet();

        var path = Path.Join(SourceTree.Root, "docs", "pictures", $"{name}.png");
        if (Environment.GetEnvironmentVariable("WO_ACCEPT") == "1")
        {
            await File.WriteAllBytesAsync(path, taken, TestContext.Current.CancellationToken);
        }

        var kept = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((width, height), SizeOf(taken));
        Assert.Equal((width, height), SizeOf(kept));
        Assert.InRange(kept.Length, 1, 128 * 1024);
    }

    /// <summary>What the header of a PNG file says.</summary>
    private static (int Width, int Height) SizeOf(byte[] picture) =>
        (
            BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)),
            BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))
        );

    private void PutPlan()
    {
        string[] none = [];
        foreach (
            var (id, state, priority, title, waitsFor) in ((string, string, string, string, string[])[])
                [
                    ("WO-0001", "done", "P1", "Read the settings once", none),
                    ("WO-0002", "pending", "P0", "Add retries to the uploader", ["WO-0001"]),
                    ("WO-0003", "pending", "P1", "Show retries in the log", ["WO-0002"]),
                    ("WO-0004", "pending", "P1", "Resume an upload after a restart", ["WO-0002"]),
                    ("WO-0005", "pending", "P2", "Document how uploads resume", ["WO-0003", "WO-0004"]),
                    ("WO-0006", "partial", "P1", "Compress before sending", none),
                    ("WO-0007", "pending", "P2", "Say what an upload costs", none),
                    ("WO-0008", "failed", "P3", "Upload over QUIC", none),
                    ("WO-0009", "pending", "P2", "Stop after the third refusal", none),
                    ("WO-0010", "done", "P1", "Sum up what was sent", none),
                    ("WO-0011", "done", "P2", "Name the server in messages", ["WO-0001"]),
                ]
        )
        {
            tree.Put(
                id,
                state,
                priority,
                title,
                waitsFor.Length == 0 ? "" : $"dependencies: [{string.Join(", ", waitsFor)}]"
            );
            var file = tree.FileOf(state, id);
            File.WriteAllText(
                file,
                File.ReadAllText(file).Replace("- src/**", $"- src/{id}/**", StringComparison.Ordinal)
            );
        }

        tree.Git.Git("add", "--all");
        tree.Git.Git("commit", "--quiet", "--message", "Plan");
    }
}
