using System.Text;

namespace Wo.Engine.Store.Control;

/// <summary>
/// Tells readers that a transition crossed their scan. It says <c>moving</c> while one is under way and changes with
/// each, so a scan between two equal <c>settled</c> readings saw no work order twice and missed none. It is compared
/// within the life of one scan only and need not survive power loss.
/// </summary>
internal sealed class Generation(IFileSystem files, AtomicWriter writer, ControlLayout layout, IndexJournal journal)
{
    private const string Moving = "moving ";
    private const string Settled = "settled ";

    /// <summary>
    /// The reading of a file that is there and cannot be read. It counts as a transition under way, so that no reader relies
    /// on a scan that was made without the guard.
    /// </summary>
    public const string Unreadable = Moving + "for all that can be read";

    /// <summary>The present reading; empty where nothing was ever made, moved or edited.</summary>
    public string Read()
    {
        var content = files.Read(layout.Generation, 256);
        return content.Outcome is ReadOutcome.Ok or ReadOutcome.Missing
            ? Encoding.UTF8.GetString(content.Bytes)
            : Unreadable;
    }

    /// <summary>Whether a reading was taken in the middle of a transition (or after one that died there).</summary>
    public static bool IsMoving(string reading) => reading.StartsWith(Moving, StringComparison.Ordinal);

    /// <summary>Announces that the file of a work order is about to move.</summary>
    public void Begin(GuardHeld guard, WorkOrderId id) => Write(guard, Moving, id);

    /// <summary>Announces that it has, or that it was written.</summary>
    public void Settle(GuardHeld guard, WorkOrderId id) => Write(guard, Settled, id);

    /// <summary>Announces that something has changed, whatever it is.</summary>
    public void Settle(GuardHeld guard) => Write(guard, Settled, null);

    /// <summary>When it was last written, by the clock of the disk; <see langword="null"/> where it never was.</summary>
    public DateTimeOffset? WrittenAt() => files.Status(layout.Generation)?.ModifiedAt;

    private void Write(GuardHeld guard, string word, WorkOrderId? id)
    {
        guard.Check();
        var before = id is null ? "" : Read();
        var now = $"{word}{UniqueName.Next()}\n";
        writer.Replace(layout.Generation, Encoding.UTF8.GetBytes(now), Durability.None);
        if (id is { } changed)
        {
            journal.Add(guard, before, now, changed);
        }
    }
}
