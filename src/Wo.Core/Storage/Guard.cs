using System.Globalization;
using System.Text;
using Wo.Core.Errors;

namespace Wo.Core.Storage;

/// <summary>
/// The short mutex of the repository: an exclusively opened file that is never deleted. Held for state changes, never
/// while gates or git run.
/// </summary>
internal sealed class Guard(
    IFileSystem files,
    AtomicWriter writer,
    string directory,
    TimeProvider clock,
    LockingPolicy policy
)
{
    /// <summary>The directory in the common git directory that holds the guard and all other control files.</summary>
    public const string DirectoryName = "wo";

    /// <summary>The name of its file.</summary>
    public const string FileName = "guard";

    private readonly string path = Path.Join(directory, FileName);

    /// <summary>
    /// Waits for the guard in line with other processes and takes it. A holder that does not let go is reported; a line that
    /// moves is waited for.
    /// </summary>
    /// <param name="purpose">The verb, for the message of a process that waits in vain.</param>
    public Result<GuardHeld> Acquire(string purpose)
    {
        if (policy.Check(files, directory).Error is { } refusal)
        {
            return refusal;
        }

        writer.EnsureDirectory(directory);
        var patience = new LinePatience(files, [path], policy);
        return files.WaitForLock(path, patience) is { } held ? Prove(held, purpose) : WaitedInVain(patience);
    }

    private WoError WaitedInVain(LinePatience patience) =>
        new(
            ErrorCodes.GuardTimeout,
            patience.HasMoved
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"the guard went from one process to the next for {patience.Waited.TotalSeconds:0} s: now {Holder()} has it"
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"the guard was not free for {policy.GuardTimeout.TotalSeconds:0} s: {Holder()} has it"
                )
        )
        {
            NextSteps = ["wo status"],
            Verify = ["wo status"],
        };

    /// <summary>
    /// A second open must fail. Where it does not, locks are switched off or the file system ignores them, and then
    /// nothing here can be promised.
    /// </summary>
    private Result<GuardHeld> Prove(IFileLock held, string purpose)
    {
        try
        {
            using var second = files.TryLock(path);
            if (second is not null)
            {
                held.Dispose();
                return new WoError(
                    ErrorCodes.LockingUnavailable,
                    $"file locks have no effect on {directory}, so two processes could change the same work order"
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
        var content = files.Read(path, 4096);
        var text = Encoding.UTF8.GetString(content.Bytes).Trim();
        return text.Length > 0 ? text : "holder unknown";
    }
}
