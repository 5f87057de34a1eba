using System.Text;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// Keeps the summaries of files, and which files nothing is wrong with, from one command to the next. What is kept of a file
/// counts as long as the file has the stamp that it had when it was read; it is never believed over the file. Nothing here fails a
/// command: a cache that cannot be read, or is not what was written, is none, and one that cannot be written stays as it is.
/// </summary>
/// <param name="files">The file system.</param>
/// <param name="layout">Where the tree lies.</param>
/// <param name="control">Where the cache lies.</param>
/// <param name="clock">The time. File systems of this machine have the same.</param>
/// <param name="use">From when on it pays.</param>
internal sealed class SummaryCache(
    IFileSystem files,
    CtxLayout layout,
    ControlLayout control,
    TimeProvider clock,
    SummaryCacheUse use
)
{
    // What a work order takes in the file, what is too little for a thread of its own, and the most that is loaded unasked.
    private const long BytesInFile = 256;
    private const long FewBytes = 512 * BytesInFile;
    private const int MostBytesAhead = 256 * 1024 * 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly byte[] key = SummaryKey.For(layout.StateRoot);
    private Lazy<(FileContent Content, KeptSummaries? Kept)>? loading;
    private readonly TaskCompletionSource firstReading = new();
    private volatile LooksAhead? ahead;
    private volatile int reading;
    private KeptSummaries? kept;
    private Func<StateViews?> openViews = static () => null;
    private volatile bool isLoaded;
    private bool mayWrite;
    private bool isReadOnly;
    private (IEnumerable<WorkOrderCandidate?> Files, DateTimeOffset Since)? seen;

    /// <summary>The moment that a reading begins. What has changed just before it is not kept.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>How many files are too few for a thread: where something is kept, nearly all of them are looked at only.</summary>
    public static int Few(SummaryCache? cache) => cache?.kept is null ? EachFile.FewReads : EachFile.FewLooks;

    /// <summary>
    /// Prepares to load what is kept before it is known how many files there are, where it is so much that there are very many.
    /// </summary>
    /// <returns>Loads it, on any thread; <see langword="null"/> where that is not worth a thread.</returns>
    public Action? LoadAhead()
    {
        if (isLoaded || loading is not null || !use.IsOn)
        {
            return null; // once is enough
        }

        try
        {
            if (files.Status(control.Summaries) is not { Kind: FileKind.Regular, Size: > FewBytes and var size })
            {
                return null;
            }

            Collector.PutOff(kept: size / BytesInFile);
        }
        catch (StorageException)
        {
            return null; // those who read it find out what the matter is
        }

        var load = new Lazy<(FileContent, KeptSummaries?)>(() => Load(MostBytesAhead));
        loading = load;
        return () => _ = load.Value;
    }

    /// <summary>Takes note that a reading of all files begins. No look at a file counts for the next reading.</summary>
    public void BeginReading()
    {
        reading++;
        firstReading.TrySetResult();
    }

    /// <summary>
    /// Looks at the files that something is kept of, for the reading that begins, until <see cref="Prepare"/> is called: on a thread
    /// of its own, while the directories are listed.
    /// </summary>
    public void LookAhead()
    {
        var known = loading?.Value.Kept;
        if (known is not null && firstReading.Task.Wait(LongestWait) && reading is var own and > 0)
        {
            ahead = new LooksAhead(known, own);
            using var views = new StateViews(files, layout);
            ahead.Look(views, () => reading == own && !isLoaded);
        }
    }

    /// <summary>Looks for what is kept, once, where so many files are about to be asked for that it pays.</summary>
    /// <param name="count">How many files there are.</param>
    /// <param name="withSummaries">Whether a summary of each is going to be made, and the rest of hardly any is needed.</param>
    public void Prepare(int count, bool withSummaries = false)
    {
        firstReading.TrySetResult(); // of a part of the tree nothing is looked at ahead
        if (isLoaded || !use.IsOn || count < use.FewestFiles)
        {
            return;
        }

        isLoaded = true;
        try
        {
            // Another machine's clock would decide there whether a file has settled.
            if (files.NetworkFileSystem(layout.StateRoot) is not null)
            {
                return;
            }

            (var content, kept) = LoadFor(count);
            Collector.PutOff(kept: kept?.Count ?? 0, read: kept is null && withSummaries ? count : 0);

            // One of another user serves that user.
            mayWrite = content.Outcome is ReadOutcome.Ok or ReadOutcome.Missing or ReadOutcome.TooLarge;
        }
        catch (StorageException)
        {
            // What cannot be read is not written either.
        }
    }

    /// <summary>
    /// Opens the state directories until that is disposed of, for a reading of many files. A look at a file has to be one at
    /// what bears its name at that moment, and so no directory stays open for the next reading.
    /// </summary>
    public IDisposable? LookAround()
    {
        if (kept is null)
        {
            return null;
        }

        // With the directories ends what was found out ahead: whatever comes next is another reading.
        var views = new StateViews(files, layout, () => reading++);
        openViews = () => views.AreOpen ? views : null;
        return views;
    }

    /// <summary>What is kept of a file as it is now; <see langword="null"/> where it has to be read.</summary>
    public KeptSummary? Find(WorkOrderCandidate file)
    {
        Span<byte> name = stackalloc byte[StateViews.LongestId];
        if (
            kept is null
            || !Encoding.UTF8.TryGetBytes(file.Id.Value, name, out var length)
            || kept.Find(file.State, name[..length], file.Place) is not { } row
        )
        {
            return null;
        }

        var views = openViews();
        if (views is not null && ahead is { } looks && looks.IsSame(kept, reading, row))
        {
            return new KeptSummary(kept, row);
        }

        try
        {
            var stamp = views is not null
                ? FileStamp.Of(views.Look(file.State, name[..length]))
                : FileStamp.Of(files.Status(file.Path.FullPath));
            return stamp == kept.StampAt(row) ? new KeptSummary(kept, row) : null;
        }
        catch (StorageException)
        {
            return null; // reading the file tells what is the matter
        }
    }

    /// <summary>Takes note of a reading. Of several the last one counts.</summary>
    /// <param name="all">
    /// Every file of the tree, and nothing in the place of one that is gone; of those that were not looked at, what is known
    /// stays. It is gone through when the cache is written.
    /// </param>
    /// <param name="since">When the reading began.</param>
    public void Saw(IEnumerable<WorkOrderCandidate?> all, DateTimeOffset since) => seen = (all, since);

    /// <summary>Leaves the cache as it is, for commands that promise to write nothing at all.</summary>
    public void WriteNothing() => isReadOnly = true;

    /// <summary>Writes what was found out, where enough of it is new.</summary>
    public void Save() => IsSaved();

    /// <summary>
    /// The same in the midst of a command, for others that are about to read the same files. What this one reads later is not
    /// written any more: that of a part of the tree would take the place of more.
    /// </summary>
    public void SaveForOthers() => mayWrite &= !IsSaved();

    private bool IsSaved() =>
        mayWrite
        && !isReadOnly
        && seen is { } reading
        && new SummarySaver(files, control, use).Save(reading.Files, reading.Since, kept, key, Now);

    /// <summary>Loads what is kept; more than there can be of so many files is none.</summary>
    private (FileContent Content, KeptSummaries? Kept) LoadFor(int count)
    {
        var most = KeptSummariesBuilder.MaxBytes(count);
        var before = loading?.Value;
        loading = null;
        return before is { Content: { Outcome: not ReadOutcome.TooLarge, Bytes: var bytes } } && bytes.Length <= most
            ? before.Value
            : Load(most);
    }

    private (FileContent Content, KeptSummaries? Kept) Load(int maxBytes)
    {
        var content = files.Read(control.Summaries, maxBytes);
        return (content, content.IsOk ? KeptSummaries.Open(content.Bytes, key, Now) : null);
    }
}
