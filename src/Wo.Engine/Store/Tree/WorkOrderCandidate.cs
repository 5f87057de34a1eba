namespace Wo.Engine.Store.Tree;

/// <summary>
/// One file that claims to be a work order, as it was read. Its text is parsed when its summary or its document is first
/// asked for: most questions about a tree are about few of its files, and about their summaries.
/// </summary>
internal sealed class WorkOrderCandidate
{
    private static readonly DocumentSummaryReader FromDocument = new();

    private readonly ReadOutcome outcome;
    private readonly ISummaryReader summaries;
    private readonly bool keepsDocument;
    private WorkOrderSummary? summary;
    private ParsedFile? parsed;

    // What the summary was read from, for as long as the memory is not needed: checks of open work orders come next.
    private WeakReference<ParsedFile>? lately;

    private WorkOrderCandidate(
        WorkOrderId id,
        WorkOrderState state,
        CtxPath path,
        FileContent content,
        ISummaryReader summaries,
        bool keepsDocument
    )
    {
        (Id, State, Path, Bytes, outcome) = (id, state, path, content.Bytes, content.Outcome);
        (this.summaries, this.keepsDocument) = (summaries, keepsDocument);
    }

    public WorkOrderId Id { get; }

    /// <summary>The directory it lies in.</summary>
    public WorkOrderState State { get; }

    public CtxPath Path { get; }

    /// <summary>The content; empty where it could not be read.</summary>
    public byte[] Bytes { get; }

    /// <summary>What lists and the like need of it, without its document.</summary>
    public WorkOrderSummary Summary => summary ??= summaries.Read(this);

    /// <summary>The parsed document; <see langword="null"/> where <see cref="Problem"/> says why not.</summary>
    public YamlDocument? Document => (parsed ??= Parse()).Document;

    /// <summary>The top-level keys; <see langword="null"/> where <see cref="Problem"/> says why not.</summary>
    public YamlMapping? Root => Document?.Root as YamlMapping;

    /// <summary>Why it cannot be read as a work order, with line and column; <see langword="null"/> where it can.</summary>
    public string? Problem => Summary.Problem;

    /// <summary>Whether this user was refused to read it.</summary>
    public bool IsDenied => outcome == ReadOutcome.Denied;

    /// <summary><c>x_rev</c>; 0 where absent or unreadable.</summary>
    public long Revision => Summary.Revision;

    /// <summary>
    /// The text of a top-level scalar of the document, for keys that the summary does not have; <see langword="null"/> where
    /// it is absent, null or not a scalar.
    /// </summary>
    public string? Text(string key) => Root is { } root ? DocumentSummaryReader.Text(root, key) : null;

    /// <summary>Makes a candidate that is acted on of what was read, whatever came of reading it.</summary>
    public static WorkOrderCandidate From(WorkOrderId id, WorkOrderState state, CtxPath path, FileContent content) =>
        new(id, state, path, content, FromDocument, keepsDocument: true);

    /// <summary>Makes one of many, of which the summary is needed and the document hardly ever.</summary>
    public static WorkOrderCandidate OfMany(
        WorkOrderId id,
        WorkOrderState state,
        CtxPath path,
        FileContent content,
        ISummaryReader summaries
    ) => new(id, state, path, content, summaries, keepsDocument: false);

    /// <summary>Parses the text, for readers of summaries; the document of one of many is not kept for that.</summary>
    public ParsedFile Parse()
    {
        if (parsed is not null)
        {
            return parsed;
        }

        if (lately?.TryGetTarget(out var read) == true)
        {
            return read;
        }

        read = ParseOnce();
        if (keepsDocument)
        {
            parsed = read;
        }
        else
        {
            lately = new WeakReference<ParsedFile>(read);
        }

        return read;
    }

    private ParsedFile ParseOnce()
    {
        if (outcome != ReadOutcome.Ok)
        {
            return new ParsedFile(null, $"{Path}: {Explain(outcome)}");
        }

        if (!YamlReader.Read(Bytes).TryGet(out var document, out var error))
        {
            return new ParsedFile(null, $"{Path}:{error.Position}: {ConflictMarkers.Find(Bytes) ?? error.Message}");
        }

        return new ParsedFile(
            document,
            document.Root is YamlMapping ? null : $"{Path}:{document.Root.Start}: not a mapping"
        );
    }

    private static string Explain(ReadOutcome outcome) =>
        outcome switch
        {
            ReadOutcome.TooLarge => "larger than 1 MiB",
            ReadOutcome.Denied => "permission denied",
            ReadOutcome.SymbolicLink => "a symbolic link, which is not followed",
            _ => "not a regular file",
        };
}
