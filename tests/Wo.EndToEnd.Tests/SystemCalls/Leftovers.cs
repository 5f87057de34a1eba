namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>Processes that a killed tool has left: a push goes on, and arrives.</summary>
internal static class Leftovers
{
    /// <summary>Comes back when no process works below a directory any more; the limit is that of the test.</summary>
    public static Task UntilGone(string directory) =>
        Task.Run(
            () => SpinWait.SpinUntil(() => TestRun.Cancellation.IsCancellationRequested || AreGone(directory)),
            TestRun.Cancellation
        );

    private static bool AreGone(string directory) =>
        !Directory.EnumerateDirectories("/proc").Any(process => WorksBelow(process, directory));

    private static bool WorksBelow(string process, string directory)
    {
        try
        {
            return new DirectoryInfo(Path.Combine(process, "cwd")).LinkTarget is { } place
                && place.StartsWith(directory, StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is another user's.
            return false;
        }
    }
}
