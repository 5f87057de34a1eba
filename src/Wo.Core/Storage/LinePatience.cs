using System.Text;

namespace Wo.Core.Storage;

/// <summary>
/// The patience of one who stands in line for a lock: a line that moves is waited for, one holder that does not let go is
/// not. Steps are counted and no clock is read, so that neither a clock that jumps nor a machine that slept ends the wait.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="notes">
/// Files that each holder writes when its turn comes, lock files themselves as a rule. What decides is that they change,
/// not what they say.
/// </param>
/// <param name="policy">The limits.</param>
internal sealed class LinePatience(IFileSystem files, IReadOnlyList<string> notes, LockingPolicy policy) : ILockPatience
{
    /// <summary>How many steps a holder is given.</summary>
    public const int StepsOfHolder = 10;

    private const int MaxBytes = 4096;

    private readonly bool wasAskedToStop = policy.AskedToStop.IsCancellationRequested;
    private string last = "";
    private int stepsOfAll;
    private int stepsOfHolder;

    /// <inheritdoc/>
    public TimeSpan Step => policy.GuardTimeout / StepsOfHolder;

    /// <summary>Whether the line has moved up to the end.</summary>
    public bool HasMoved => stepsOfHolder < StepsOfHolder;

    /// <summary>How long was waited, steps alone.</summary>
    public TimeSpan Waited => Step * stepsOfAll;

    /// <inheritdoc/>
    public void Begin() => last = Look();

    /// <inheritdoc/>
    public bool GoesOn()
    {
        stepsOfAll++;
        stepsOfHolder++;
        var now = Look();
        if (now != last)
        {
            (last, stepsOfHolder) = (now, 0);
        }

        return HasMoved && Waited < policy.LineTimeout && !IsToEnd;
    }

    /// <summary>
    /// A wait that was under way when the command was asked to stop gets no longer than one holder; one that begins later is
    /// that of undoing.
    /// </summary>
    private bool IsToEnd =>
        stepsOfAll >= StepsOfHolder && !wasAskedToStop && policy.AskedToStop.IsCancellationRequested;

    /// <summary>The notes with their times: one process that comes twice within a second writes the same twice.</summary>
    private string Look()
    {
        try
        {
            var seen = new StringBuilder();
            foreach (var note in notes)
            {
                seen.Append(files.Status(note)?.ModifiedAt.UtcTicks)
                    .Append(' ')
                    .Append(Encoding.UTF8.GetString(files.Read(note, MaxBytes).Bytes))
                    .Append('\n');
            }

            return seen.ToString();
        }
        catch (StorageException)
        {
            // What cannot be looked at has not moved.
            return last;
        }
    }
}
