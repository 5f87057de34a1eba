using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>
/// A shell command that says when it runs and ends when it is told, over two named pipes: nothing depends on time, and
/// nothing is left behind.
/// </summary>
internal static class Hold
{
    /// <summary>The command. Made once for a directory.</summary>
    public static string Command(TemporaryDirectory files)
    {
        foreach (var name in (string[])["reached", "release"])
        {
            using var make = System.Diagnostics.Process.Start("mkfifo", [files.At(name)]);
            make.WaitForExit();
        }

        return $"echo $$ > \"{files.At("reached")}\"; read -r _ < \"{files.At("release")}\"";
    }

    /// <summary>Waits until the command runs.</summary>
    /// <returns>The process id of the shell that runs it.</returns>
    public static async Task<int> Reached(TemporaryDirectory files, WoProcess process, CancellationToken cancellation)
    {
        // Opening a pipe blocks until the other side opens it; a process that ends early must not block the test.
        var reading = Task.Run(() => File.ReadAllText(files.At("reached")), cancellation);
        var ended = process.ExitAsync(cancellation);
        if (await Task.WhenAny(reading, ended) == ended && !reading.IsCompleted)
        {
            await using (var unblock = new FileStream(files.At("reached"), FileMode.Open, FileAccess.Write))
            {
                await reading;
            }

            Assert.Fail($"it ended before it was held: {await process.EndAsync(cancellation)}");
        }

        return int.Parse((await reading).Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Lets the command end. Blocks until it waits for that.</summary>
    public static void Release(TemporaryDirectory files)
    {
        using var pipe = new FileStream(files.At("release"), FileMode.Open, FileAccess.Write);
        pipe.WriteByte((byte)'\n');
    }
}
