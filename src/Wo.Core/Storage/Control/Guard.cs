using System.Globalization;
using System.Text;
using Wo.Core.Errors;

namespace Wo.Core.Storage.Control;

/// <summary>
/// The short mutex of the repository: an exclusively opened file that is never deleted. Held for state changes, never
/// while gates or git run.
/// </summary>
internal sealed class Guard(
    IFileSystem files,
    AtomicWriter writer,
    ControlLayout layout,
    TimeProvider clock,
    LockingPolicy policy
)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(25);

    /// <summary>Waits for the guard and takes it.</summary>
    /// <param name="purpose">The verb, for whoever has to wait.</param>
    public Result<GuardHeld> Acquire(string purpose)
    {
        if (policy.Refusal(files, layout.Directory) is { } refusal)
        {
            return refusal;
        }

        writer.EnsureDirectory(layout.Directory);
        var started = clock.GetTimestamp();
        var pause = FirstPause;
        while (true)
        {
            if (files.TryLock(layout.Guard) is { } held)
            {
                return Prove(held, purpose);
            }

            if (clock.GetElapsedTime(started) >= policy.GuardTimeout)
            {
                return new WoError(
                    ErrorCodes.GuardTimeout,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"another wo process holds the guard for more than {policy.GuardTimeout.TotalSeconds:0} s: {Holder()}"
                    )
                )
                {
                    NextSteps = ["wo status"],
                    Verify = ["wo status"],
                };
            }

            Thread.Sleep(pause);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>
    /// A second open must fail. Where it does not, locks are switched off or the file system ignores them, and then
    /// nothing here can be promised.
    /// </summary>
    private Result<GuardHeld> Prove(IFileLock held, string purpose)
    {
        try
        {
            using var second = files.TryLock(layout.Guard);
            if (second is not null)
            {
                held.Dispose();
                return new WoError(
                    ErrorCodes.LockingUnavailable,
                    $"file locks have no effect on {layout.Directory}, so two processes could change the same work order"
                );
            }
        }
        catch (StorageException)
        {
            // Undoing what the command has done so far needs the guard again.
            held.Dispose();
            throw;
        }

        held.Describe(
            $"pid {Environment.ProcessId} on {Environment.MachineName}, wo {purpose}, since {clock.GetUtcNow().UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\n"
        );
        return new GuardHeld(held);
    }

    private string Holder()
    {
        var content = files.Read(layout.Guard, 4096);
        var text = Encoding.UTF8.GetString(content.Bytes).Trim();
        return text.Length > 0 ? text : "holder unknown";
    }
}
