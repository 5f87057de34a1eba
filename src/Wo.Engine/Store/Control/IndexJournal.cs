using System.Globalization;
using System.Text;

namespace Wo.Engine.Store.Control;

/// <summary>
/// Notes which work orders have changed since the index was published. Each note is a link from one reading of the generation
/// to the next: where the chain from the index to the present reading is not whole, the journal says nothing, and the index is
/// made anew from all files. So a change that was made without it, by whatever, costs time and no truth.
/// </summary>
/// <remarks>
/// Nothing here is synced, and no failure fails a command. After power loss the chain could be that of an earlier moment;
/// it holds within one run of the system only.
/// </remarks>
internal sealed class IndexJournal(IFileSystem files, AtomicWriter writer, ControlLayout layout)
{
    private const string Version = "3";
    private const string ChecksumFormat = "x16";
    private const string AllKept = "kept";
    private const string NotAllKept = "some";
    private const string BootId = "/proc/sys/kernel/random/boot_id";
    private const string NoReading = "-";
    private const int MaxBytes = 64 * 1024;

    private string? boot;

    /// <summary>Starts anew from an index that was just published.</summary>
    public void Begin(GuardHeld guard, IndexBase from)
    {
        guard.Check();
        if (Boot().Length == 0)
        {
            return;
        }

        var since = from.Since.UtcTicks.ToString(CultureInfo.InvariantCulture);
        var kept = from.AreKept ? AllKept : NotAllKept;
        var checksum = from.Checksum.ToString(ChecksumFormat, CultureInfo.InvariantCulture);
        string[] words = [Version, Boot(), from.Basis, checksum, since, kept, Word(from.Generation)];
        Quietly(() => writer.Replace(layout.IndexJournal, Line(words), Durability.None));
    }

    /// <summary>Adds a link. Called whenever the generation is changed for a known work order.</summary>
    public void Add(GuardHeld guard, string before, string after, WorkOrderId id)
    {
        guard.Check();
        Quietly(() =>
        {
            if (files.Status(layout.IndexJournal) is not { Kind: FileKind.Regular } status)
            {
                return;
            }

            if (status.Size > MaxBytes)
            {
                files.Unlink(layout.IndexJournal);
                return;
            }

            using var file = files.OpenAppend(layout.IndexJournal);
            file.Write(Line([Word(before), Word(after), id.Value]));
        });
    }

    /// <summary>Forgets the index: the next one is made from all files.</summary>
    public void Forget(GuardHeld guard)
    {
        guard.Check();
        Quietly(() =>
        {
            if (files.Status(layout.IndexJournal) is not null)
            {
                files.Unlink(layout.IndexJournal);
            }
        });
    }

    /// <summary>What has changed up to a reading of the generation; <see langword="null"/> where that is not known for sure.</summary>
    public IndexChanges? Read(string generation)
    {
        var content = files.Read(layout.IndexJournal, MaxBytes * 2);
        if (!content.IsOk || Boot().Length == 0)
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(content.Bytes).Split('\n');

        // The last line ends in a newline too, or was torn.
        if (
            lines is not [var first, .. var links, ""]
            || first.Split(' ') is not [Version, var booted, var basis, var sum, var ticks, var kept, var reading]
            || booted != Boot()
            || !ulong.TryParse(sum, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var checksum)
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var since)
            || since > DateTimeOffset.MaxValue.Ticks
        )
        {
            return null;
        }

        var ids = new HashSet<WorkOrderId>();
        foreach (var link in links)
        {
            if (
                link.Split(' ') is not [var before, var after, var text]
                || before != reading
                || !WorkOrderId.TryParse(text, out var id)
            )
            {
                return null;
            }

            reading = after;
            ids.Add(id);
        }

        return reading == Word(generation)
            ? new IndexChanges(
                new IndexBase(basis, checksum, reading, new DateTimeOffset(since, TimeSpan.Zero), kept == AllKept),
                ids
            )
            : null;
    }

    /// <summary>The name of this run of the system; empty where it has none.</summary>
    private string Boot() => boot ??= ReadBoot();

    private string ReadBoot()
    {
        try
        {
            var content = files.Read(BootId, 256);
            var text = content.IsOk ? Encoding.UTF8.GetString(content.Bytes).Trim() : "";
            return text.Contains(' ', StringComparison.Ordinal) ? "" : text;
        }
        catch (StorageException)
        {
            return "";
        }
    }

    private static byte[] Line(string[] words) => Encoding.UTF8.GetBytes(string.Join(' ', words) + "\n");

    private static string Word(string reading) =>
        reading.Length == 0 ? NoReading : reading.TrimEnd('\n').Replace(' ', '-');

    private static void Quietly(Action step)
    {
        try
        {
            step();
        }
        catch (StorageException)
        {
            // A link that is missing breaks the chain, which the next reader sees.
        }
    }
}
