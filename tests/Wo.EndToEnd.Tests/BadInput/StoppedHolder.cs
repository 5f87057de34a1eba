using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>
/// A process that holds the guard and stands still with it: the tool itself, which strace holds at the first sync of a
/// session entry, made under the guard.
/// </summary>
internal sealed class StoppedHolder : IDisposable
{
    private const string Hours = "10000000000"; // in microseconds

    private readonly WoProcess process;

    private StoppedHolder(WoProcess process) => this.process = process;

    /// <summary>Starts one and waits until it holds the guard.</summary>
    public static async Task<StoppedHolder> Of(SampleTree tree)
    {
        var process = tree
            .Tool.Under(Needs.Strace("-e", $"inject=fsync:delay_enter={Hours}:when=1"))
            .Start("session", "intent", "WO-0002", "a plan that has to wait");
        var guard = Path.Combine(tree.Control, "guard");
        while (IsFree(guard))
        {
            Assert.False(process.HasExited, "it ended before it held the guard");
            await Task.Yield();
        }

        return new StoppedHolder(process);
    }

    /// <summary>Ends it, the way a stopped process ends.</summary>
    public void Dispose() => process.Dispose();

    private static bool IsFree(string path)
    {
        try
        {
            using var handle = File.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
