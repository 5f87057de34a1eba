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
    private static ReadOnlySpan<byte> Suffix => ".yaml\0"u8;

    // What a work order takes in the file, what is too little for a thread of its own, and the most that is loaded unasked.
    private const long BytesInFile = 256;
    private const long FewBytes = 512 * BytesInFile;
    private const int MostBytesAhead = 256 * 1024 * 1024;

    private readonly byte[] key = SummaryKey.For(layout.StateRoot);
    private Lazy<FileContent>? loading;
    private KeptSummaries? kept;
    private Func<WorkOrderState, IDirectoryView?>? viewOf;
    private bool isLoaded;
    private bool mayWrite;
    private bool isReadOnly;
    private (IEnumerable<WorkOrderCandidate?> Files, DateTimeOffset Since)? seen;

    /// <summary>The moment that a reading begins. What has changed just before it is not kept.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>
    /// Begins to load what is kept, where that is so much that there are very many files, before it is known how many.
    /// </summary>
    /// <returns>Whether it did.</returns>
    public bool LoadAhead()
    {
        if (isLoaded || loading is not null || !use.IsOn)
        {
            return false; // once is enough
        }

        try
        {
            if (files.Status(control.Summaries) is not { Kind: FileKind.Regular, Size: > FewBytes and var size })
            {
                return false;
            }

            Collector.PutOff(kept: size / BytesInFile);
        }
        catch (StorageException)
        {
            return false; // those who read it find out what the matter is
        }

        loading = Aside.Begin(() => files.Read(control.Summaries, MostBytesAhead));
        return true;
    }

    /// <summary>Looks for what is kept, once, where so many files are about to be asked for that it pays.</summary>
    /// <param name="count">How many files there are.</param>
    /// <param name="withSummaries">Whether a summary of each is going to be made, and the rest of it is not needed.</param>
    public void Prepare(int count, bool withSummaries = false)
    {
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

            var content = Load(KeptSummariesBuilder.MaxBytes(count));
            kept = content.IsOk ? KeptSummaries.Open(content.Bytes, key, Now) : null;
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

        var views = new StateViews(files, layout);
        viewOf = views.Of;
        return views;
    }

    /// <summary>What is kept of a file as it is now; <see langword="null"/> where it has to be read.</summary>
    public KeptSummary? Find(WorkOrderCandidate file)
    {
        Span<byte> name = stackalloc byte[KeptSummaries.LongestName + Suffix.Length];
        if (
            kept is null
            || !Encoding.UTF8.TryGetBytes(file.Id.Value, name[..KeptSummaries.LongestName], out var length)
            || kept.Find(file.State, name[..length], file.Place) is not { } row
        )
        {
            return null;
        }

        try
        {
            Suffix.CopyTo(name[length..]);
            var stamp = viewOf?.Invoke(file.State) is { } view
                ? FileStamp.Of(view.Look(name[..(length + Suffix.Length)]))
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
    public void Save()
    {
        if (!mayWrite || isReadOnly || seen is not { } reading)
        {
            return;
        }

        var (all, isNew) = (0, 0);
        foreach (var file in reading.Files)
        {
            all += file is null ? 0 : 1;
            isNew += file?.HasNewToKeep(reading.Since) == true ? 1 : 0;
        }

        if (isNew < use.FewestNew || isNew < all / 64)
        {
            return;
        }

        try
        {
            // It says what files say, which not each user may read.
            using var prepared = PreparedFile.Write(
                files,
                control.Summaries,
                Build([.. reading.Files.OfType<WorkOrderCandidate>()], reading.Since),
                mode: PreparedFile.OwnerOnly
            );
            prepared.Publish();
        }
        catch (StorageException)
        {
            // A disk that is full or may not be written to, or a repository without control records.
        }
    }

    /// <summary>Reads what is kept; more than there can be of so many files is none.</summary>
    private FileContent Load(int maxBytes)
    {
        var ahead = loading?.Value;
        loading = null;
        return ahead is { Outcome: not ReadOutcome.TooLarge } read && read.Bytes.Length <= maxBytes
            ? read
            : files.Read(control.Summaries, maxBytes);
    }

    private ReadOnlySpan<byte> Build(List<WorkOrderCandidate> files, DateTimeOffset since)
    {
        var builder = new KeptSummariesBuilder(files.Count);
        files.Sort(InOrderOfRows);
        foreach (var file in files)
        {
            if (file.HasNewToKeep(since))
            {
                builder.Add(file.State, file.Id, file.Stamp!.Value, file.Summary, file.Examined);
            }
            else if (kept?.Find(file.State, file.Id) is { } row)
            {
                builder.Add(file.State, file.Id, kept.StampAt(row), kept.BytesAt(row));
            }
        }

        return builder.Build(key, Now);
    }

    private static int InOrderOfRows(WorkOrderCandidate one, WorkOrderCandidate other) =>
        string.CompareOrdinal(one.Id.Value, other.Id.Value) is var order and not 0
            ? order
            : one.State.CompareTo(other.State);
}
