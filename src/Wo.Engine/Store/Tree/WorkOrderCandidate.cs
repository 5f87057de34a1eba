using System.Globalization;

namespace Wo.Engine.Store.Tree;

/// <summary>
/// One file that claims to be a work order, as it was read. Its text is parsed when somebody first asks what it says:
/// most questions about a tree are about few of its files.
/// </summary>
internal sealed class WorkOrderCandidate
{
    private readonly ReadOutcome outcome;
    private Parsed? parsed;

    private WorkOrderCandidate(WorkOrderId id, WorkOrderState state, CtxPath path, FileContent content)
    {
        Id = id;
        State = state;
        Path = path;
        Bytes = content.Bytes;
        outcome = content.Outcome;
    }

    public WorkOrderId Id { get; }

    /// <summary>The directory it lies in.</summary>
    public WorkOrderState State { get; }

    public CtxPath Path { get; }

    /// <summary>The content; empty where it could not be read.</summary>
    public byte[] Bytes { get; }

    /// <summary>The parsed document; <see langword="null"/> where <see cref="Problem"/> says why not.</summary>
    public YamlDocument? Document => (parsed ??= Parse()).Document;

    /// <summary>The top-level keys; <see langword="null"/> where <see cref="Problem"/> says why not.</summary>
    public YamlMapping? Root => Document?.Root as YamlMapping;

    /// <summary>Why it cannot be read as a work order, with line and column; <see langword="null"/> where it can.</summary>
    public string? Problem => (parsed ??= Parse()).Problem;

    /// <summary>Whether this user was refused to read it.</summary>
    public bool IsDenied => outcome == ReadOutcome.Denied;

    /// <summary><c>x_rev</c>; 0 where absent or unreadable.</summary>
    public long Revision =>
        Scalar("x_rev") is { Kind: YamlScalarKind.Integer } scalar
        && long.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : 0;

    /// <summary>The text of a top-level scalar; <see langword="null"/> where it is absent, null or not a scalar.</summary>
    public string? Text(string key) => Scalar(key) is { Kind: not YamlScalarKind.Null } scalar ? scalar.Value : null;

    /// <summary>Makes a candidate of what was read, whatever came of reading it.</summary>
    public static WorkOrderCandidate From(WorkOrderId id, WorkOrderState state, CtxPath path, FileContent content) =>
        new(id, state, path, content);

    private Parsed Parse()
    {
        if (outcome != ReadOutcome.Ok)
        {
            return new Parsed(null, $"{Path}: {Explain(outcome)}");
        }

        if (!YamlReader.Read(Bytes).TryGet(out var document, out var error))
        {
            return new Parsed(null, $"{Path}:{error.Position}: {error.Message}");
        }

        return new Parsed(
            document,
            document.Root is YamlMapping ? null : $"{Path}:{document.Root.Start}: not a mapping"
        );
    }

    private YamlScalar? Scalar(string key) =>
        Root is { } root && root.TryGet(key, out var node) ? node as YamlScalar : null;

    private static string Explain(ReadOutcome outcome) =>
        outcome switch
        {
            ReadOutcome.TooLarge => "larger than 1 MiB",
            ReadOutcome.Denied => "permission denied",
            ReadOutcome.SymbolicLink => "a symbolic link, which is not followed",
            _ => "not a regular file",
        };

    private sealed record Parsed(YamlDocument? Document, string? Problem);
}
