using System.Collections.Immutable;
using System.Globalization;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Store.History;

/// <summary>
/// What happened to work orders, one line each, in two files of limited size. It decides nothing: no line is synced, and
/// where one cannot be written the command that wanted to does not even notice.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="layout">Where it lies.</param>
/// <param name="clock">Dates its lines.</param>
internal sealed class Journal(IFileSystem files, ControlLayout layout, TimeProvider clock)
{
    /// <summary>How long a file gets before it becomes the older one: more than ten thousand lines.</summary>
    public const int UsualBytes = 4 << 20;

    private const int MostAttempts = 4;

    private readonly List<JournalEntry> added = [];
    private readonly List<string> secrets = [];

    /// <summary>The size at which a file becomes the older one.</summary>
    public int MaxBytes { get; init; } = UsualBytes;

    /// <summary>What this process has added, whether or not it could be written.</summary>
    public IReadOnlyList<JournalEntry> Added => added;

    /// <summary>The tokens that this process has met while it added lines, which nothing may be told that reads them.</summary>
    public IReadOnlyList<string> Secrets => secrets;

    /// <summary>Adds a line about what is done already.</summary>
    /// <param name="guard">
    /// Proof that the guard is held, under which one file becomes the older one; without it the line is only appended.
    /// </param>
    /// <param name="entry">What happened.</param>
    /// <param name="token">The token of the lease, which does not get into it; <see langword="null"/> for none.</param>
    public void Add(GuardHeld? guard, JournalEntry entry, string? token = null)
    {
        guard?.Check();
        if (!string.IsNullOrEmpty(token))
        {
            secrets.Add(token);
            entry = entry with { Note = entry.Note.Without(token) };
        }

        added.Add(entry);
        Quietly(() => Append(guard is not null, JournalFormat.Format(entry)));
    }

    /// <summary>A line about now, on this machine.</summary>
    public JournalEntry Now(string verb, WorkOrderId id) =>
        new(clock.GetUtcNow(), verb, id) { Host = Environment.MachineName };

    /// <summary>All lines that can be read, the oldest first.</summary>
    public JournalReading Read()
    {
        JournalReading older;
        JournalReading newer;
        var attempts = 0;
        FileIdentity? identity;
        do
        {
            identity = IdentityOf(layout.OlderJournal);
            (older, newer) = (Read(layout.OlderJournal), Read(layout.Journal));
        }
        // Between the two a writer may have made one of the other, and all of its lines would be missing.
        while (IdentityOf(layout.OlderJournal) != identity && ++attempts < MostAttempts);
        return new JournalReading(
            [.. older.Entries.Concat(newer.Entries).OrderBy(entry => entry.At)],
            [.. older.Problems, .. newer.Problems]
        );
    }

    private FileIdentity? IdentityOf(string path)
    {
        try
        {
            return files.Status(path)?.Identity;
        }
        catch (StorageException)
        {
            return null; // reading it says why
        }
    }

    private JournalReading Read(string path)
    {
        FileContent content;
        try
        {
            content = files.Read(path, MaxBytes * 2 + (64 << 10));
        }
        catch (StorageException failed)
        {
            return new JournalReading([], [$"the journal cannot be read: {failed.Message}"]);
        }

        if (content.Outcome == ReadOutcome.Missing)
        {
            return new JournalReading([], []);
        }

        if (!content.IsOk)
        {
            var why =
                content.Outcome == ReadOutcome.TooLarge ? "it is larger than wo makes it"
                : content.Outcome == ReadOutcome.Denied ? "permission denied"
                : "it is no regular file";
            return new JournalReading([], [$"the journal {path} cannot be read: {why}"]);
        }

        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        var lost = 0;
        ReadOnlyMemory<byte> rest = content.Bytes;
        while (!rest.IsEmpty)
        {
            var length = rest.Span.IndexOf((byte)'\n');
            var line = length < 0 ? rest : rest[..length];
            rest = length < 0 ? default : rest[(length + 1)..];
            if (line.IsEmpty)
            {
                continue;
            }

            if (JournalFormat.Parse(line) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                lost++;
            }
        }

        return new JournalReading(
            entries.ToImmutable(),
            lost == 0
                ? []
                : [string.Create(CultureInfo.InvariantCulture, $"{lost} of the journal's lines cannot be read: {path}")]
        );
    }

    private void Append(bool mayRotate, byte[] line)
    {
        var size = files.Status(layout.Journal)?.Size ?? 0;
        if (size > MaxBytes && mayRotate)
        {
            Quietly(() =>
            {
                files.Rename(layout.Journal, layout.OlderJournal);
                size = 0;
            });
        }

        // Where the older one cannot be replaced, lines are lost rather than the disk filled.
        if (size > MaxBytes * 2L)
        {
            return;
        }

        using var file = files.OpenAppend(layout.Journal);

        // The last writer may have died, or met a full disk, in the middle of its line.
        byte[] whole = file.Length > 0 && file.LastByte() != (byte)'\n' ? [(byte)'\n', .. line] : line;
        file.Write(whole);
    }

    private static void Quietly(Action step)
    {
        try
        {
            step();
        }
        catch (StorageException)
        {
            // It costs a line of history. `wo log` says what of the journal cannot be read.
        }
    }
}
