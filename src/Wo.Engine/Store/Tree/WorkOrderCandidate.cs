using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Store.Tree;

/// <summary>
/// One file that claims to be a work order, as it was read. Its text is parsed when its summary or its document is first
/// asked for: most questions about a tree are about few of its files, and about their summaries.
/// </summary>
internal sealed class WorkOrderCandidate
{
    private static readonly DocumentSummaryReader FromDocument = new();

    private readonly IFileSystem? files;
    private readonly ISummaryReader summaries;
    private readonly bool keepsDocument;
    private readonly SummaryCache? cache;
    private readonly CtxPath place;
    private CtxPath? path;
    private FileContent? content;
    private WorkOrderSummary? summary;
    private KeptSummary? kept;
    private ExaminedFile? examined;
    private bool? isUsual;
    private bool isExaminedKnown;
    private bool isExaminedNew;
    private ParsedFile? parsed;

    // What the summary was read from, for as long as the memory is not needed: checks of open work orders come next.
    private WeakReference<ParsedFile>? lately;

    private WorkOrderCandidate(
        WorkOrderId id,
        WorkOrderState state,
        CtxPath place,
        FileContent? content,
        ISummaryReader summaries,
        bool keepsDocument,
        IFileSystem? files = null,
        SummaryCache? cache = null
    )
    {
        (Id, State, this.place) = (id, state, place);
        (this.content, this.files, this.cache) = (content, files, cache);
        (this.summaries, this.keepsDocument) = (summaries, keepsDocument);
        Stamp = FileStamp.Of(content?.Status);
    }

    public WorkOrderId Id { get; }

    /// <summary>The directory it lies in.</summary>
    public WorkOrderState State { get; }

    /// <summary>Its place among all files of the tree, in the order of ids and states; where that is not known, 0.</summary>
    public int Place { get; private init; }

    /// <summary>The file. Of many it is made when it is asked for.</summary>
    public CtxPath Path => path ??= CtxPath.Unchecked(place, Id.Value + CtxLayout.WorkOrderSuffix);

    /// <summary>The content; empty where it could not be read.</summary>
    public byte[] Bytes => Content.Bytes;

    /// <summary>
    /// Whether the file was looked at, and so is known as it was at that moment, read or from the cache. Most of those that lie
    /// around what a question is about are not.
    /// </summary>
    public bool IsKnown => content is not null || Stamp is not null;

    /// <summary>Whether there is a regular file, readable or not.</summary>
    public bool IsRegular
    {
        get
        {
            Look();
            return content is null or { Outcome: ReadOutcome.Ok or ReadOutcome.TooLarge or ReadOutcome.Denied };
        }
    }

    /// <summary>What the file system said of the file as it is known; <see langword="null"/> where it says too little.</summary>
    public FileStamp? Stamp { get; private set; }

    /// <summary>What lists and the like need of it, without its document.</summary>
    public WorkOrderSummary Summary => summary ??= Summarize();

    /// <summary>What is wrong with the file by itself; <see langword="null"/> where that is not known.</summary>
    public ExaminedFile? Examined
    {
        get
        {
            if (!isExaminedKnown)
            {
                (examined, isExaminedKnown) = (kept is { } entry ? ExaminedFormat.Read(entry) : null, true);
            }

            return examined;
        }
        set => (isExaminedNew, examined) = (isExaminedNew || value != Examined, value);
    }

    /// <summary>The parsed document; <see langword="null"/> where <see cref="Problem"/> says why not.</summary>
    public YamlDocument? Document => (parsed ??= Parse()).Document;

    /// <summary>The top-level keys; <see langword="null"/> where <see cref="Problem"/> says why not.</summary>
    public YamlMapping? Root => Document?.Root as YamlMapping;

    /// <summary>Why it cannot be read as a work order, with line and column; <see langword="null"/> where it can.</summary>
    public string? Problem
    {
        get
        {
            Look();

            // Only of what can be read a summary is kept. It is made when it is asked for: of closed ones few questions need it.
            return summary is null && kept is not null ? null : Summary.Problem;
        }
    }

    /// <summary>Whether it is a <see cref="UsualFile"/>.</summary>
    public bool IsUsual
    {
        get
        {
            Look();
            return isUsual ??= kept is { } entry ? entry.IsUsual : UsualFile.Is(Summary, Id, State);
        }
    }

    /// <summary>Whether this user was refused to read it.</summary>
    public bool IsDenied => content?.Outcome == ReadOutcome.Denied;

    /// <summary><c>x_rev</c>; 0 where absent or unreadable.</summary>
    public long Revision => Summary.Revision;

    /// <summary>
    /// The text of a top-level scalar of the document, for keys that the summary does not have; <see langword="null"/> where
    /// it is absent, null or not a scalar.
    /// </summary>
    public string? Text(string key) => Root is { } root ? DocumentSummaryReader.Text(root, key) : null;

    /// <summary>Makes a candidate that is acted on of what was read, whatever came of reading it.</summary>
    public static WorkOrderCandidate From(WorkOrderId id, WorkOrderState state, CtxPath path, FileContent content) =>
        new(id, state, path, content, FromDocument, keepsDocument: true) { path = path };

    /// <summary>Makes one of many, of which the summary is needed and the document hardly ever, of what was read.</summary>
    public static WorkOrderCandidate OfMany(
        WorkOrderId id,
        WorkOrderState state,
        CtxPath path,
        FileContent content,
        ISummaryReader summaries
    ) => new(id, state, path, content, summaries, keepsDocument: false) { path = path };

    /// <summary>
    /// Makes one of many that is not read yet. It is looked at when something is asked of
    /// it which its name does not tell.
    /// </summary>
    /// <param name="id">The id that its name has.</param>
    /// <param name="state">The state that it lies in.</param>
    /// <param name="directory">The directory of that state.</param>
    /// <param name="files">The file system.</param>
    /// <param name="summaries">Makes the summary.</param>
    /// <param name="cache">What is known from earlier.</param>
    /// <param name="place">Its place in the listing.</param>
    public static WorkOrderCandidate OfMany(
        WorkOrderId id,
        WorkOrderState state,
        CtxPath directory,
        IFileSystem files,
        ISummaryReader summaries,
        SummaryCache? cache,
        int place = 0
    ) => new(id, state, directory, content: null, summaries, keepsDocument: false, files, cache) { Place = place };

    /// <summary>Finds out what is known of the file, and reads it where nothing is.</summary>
    public void Look()
    {
        if (!IsKnown && !TakeKept(cache?.Find(this)))
        {
            _ = Content;
        }
    }

    /// <summary>The same where its summary is needed next. Bytes that it can be made of alone are not kept.</summary>
    public void LookForSummary()
    {
        if (IsKnown || TakeKept(cache?.Find(this)))
        {
            return;
        }

        WorkOrderSummary? made = null;
        var read = files!.Read(FullPath, YamlReader.MaxBytes, bytes => (made = summaries.TryRead(bytes)) is null);
        if (made is not null && FileStamp.Of(read.Status) is { } stamp)
        {
            (summary, Stamp) = (made, stamp);
        }
        else
        {
            Remember(made is null ? read : Read());
        }
    }

    /// <summary>The same, and forgets it again where the text is of no interest.</summary>
    public void LookIf(Predicate<ReadOnlySpan<byte>> isOfInterest)
    {
        if (cache?.Find(this) is { } found && (!isOfInterest(found.Bytes) || TakeKept(found)))
        {
            return;
        }

        var isKept = false;
        var read = files!.Read(FullPath, YamlReader.MaxBytes, bytes => isKept = isOfInterest(bytes));
        if (isKept)
        {
            (content, Stamp) = (read, FileStamp.Of(read.Status));
        }
    }

    /// <summary>
    /// Reads the file if it is known from earlier alone, for those who are about to use its bytes. Where it has changed since,
    /// the summary is another one from here on.
    /// </summary>
    public void Load() => _ = Content;

    /// <summary>Gives up the bytes of one of many whose summary was made; who asks for them later reads them again.</summary>
    public void Forget()
    {
        if (!keepsDocument && files is not null && Stamp is not null && summary is { Problem: null })
        {
            content = null;
        }
    }

    /// <summary>Whether the cache lacks what was found out about the file in a reading that began at a moment.</summary>
    public bool HasNewToKeep(DateTimeOffset since) =>
        (kept is null || isExaminedNew)
        && summary is { Problem: null }
        && Stamp is { } stamp
        && stamp.IsSettledAt(since);

    /// <summary>Parses the text. The document of one of many is not kept for that.</summary>
    public ParsedFile Parse()
    {
        if ((parsed ?? Lately) is { } known)
        {
            return known;
        }

        var read = ParsedFile.Of(Path, Content);
        parsed = keepsDocument ? read : null;
        return read;
    }

    /// <summary>The same for a summary, after which a check may ask for the document.</summary>
    public ParsedFile ParseForSummary()
    {
        var read = Parse();
        if (parsed is null && Lately is null)
        {
            lately = new WeakReference<ParsedFile>(read);
        }

        return read;
    }

    private string FullPath => path?.FullPath ?? place.FullPathOf(Id.Value, CtxLayout.WorkOrderSuffix);

    private ParsedFile? Lately => lately?.TryGetTarget(out var read) == true ? read : null;

    private FileContent Content => content ?? Remember(Read());

    private FileContent Remember(FileContent read)
    {
        var stamp = FileStamp.Of(read.Status);
        if (IsKnown && stamp != Stamp)
        {
            (kept, summary, isUsual) = (null, null, null);
            (examined, isExaminedKnown, isExaminedNew) = (null, false, false);
            (parsed, lately) = (null, null);
        }

        (content, Stamp) = (read, stamp);
        return read;
    }

    private bool TakeKept(KeptSummary? found)
    {
        if (found is not { } entry)
        {
            return false;
        }

        (kept, Stamp) = (entry, entry.Stamp);
        return true;
    }

    private WorkOrderSummary Summarize()
    {
        Look();
        if (summary is null && kept is { } entry)
        {
            if (SummaryFormat.Read(entry, Id) is { } known)
            {
                return known;
            }

            // It is not what was written: the file tells.
            (kept, isUsual) = (null, null);
            Remember(Read());
        }

        return summary ?? summaries.Read(this);
    }

    private FileContent Read() => files!.Read(FullPath, YamlReader.MaxBytes);
}
