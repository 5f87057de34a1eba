using System.Globalization;
using Wo.Core.Model;
using Wo.Core.Yaml;

namespace Wo.Core.Storage.Tree;

/// <summary>One file that claims to be a work order, as it was read.</summary>
internal sealed class WorkOrderCandidate
{
    private YamlDocument? document;

    private WorkOrderCandidate(WorkOrderId id, WorkOrderState state, CtxPath path, byte[] bytes)
    {
        Id = id;
        State = state;
        Path = path;
        Bytes = bytes;
    }

    public WorkOrderId Id { get; }

    /// <summary>The directory it lies in.</summary>
    public WorkOrderState State { get; }

    public CtxPath Path { get; }

    /// <summary>The content; empty where it could not be read.</summary>
    public byte[] Bytes { get; }

    /// <summary>The parsed document; <see langword="null"/> where <see cref="Problem"/> says why not.</summary>
    public YamlDocument? Document
    {
        get
        {
            if (document is null && Glance is not null)
            {
                document = YamlReader.Read(Bytes).Document;
            }

            return document;
        }
    }

    /// <summary>The top-level keys; <see langword="null"/> where <see cref="Problem"/> says why not.</summary>
    public YamlMapping? Root => Document?.Root as YamlMapping;

    /// <summary>Why it cannot be read as a work order, with line and column; <see langword="null"/> where it can.</summary>
    public string? Problem { get; private init; }

    /// <summary>What is known without the document, which is then read only when somebody asks for more.</summary>
    private YamlGlance? Glance { get; init; }

    /// <summary><c>x_rev</c>; 0 where absent or unreadable.</summary>
    public long Revision =>
        Scalar("x_rev") is { Kind: YamlScalarKind.Integer } scalar
        && long.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : 0;

    /// <summary>The text of a top-level scalar; <see langword="null"/> where it is absent, null or not a scalar.</summary>
    public string? Text(string key) => Scalar(key) is { Kind: not YamlScalarKind.Null } scalar ? scalar.Value : null;

    /// <summary>Whether there is a top-level key; <see langword="false"/> where it could not be read.</summary>
    public bool Has(string key) =>
        document is null && Glance is not null ? Glance.Has(key) : Root is { } root && root.TryGet(key, out _);

    /// <summary>Reads a candidate's content.</summary>
    public static WorkOrderCandidate From(WorkOrderId id, WorkOrderState state, CtxPath path, FileContent content)
    {
        if (!content.IsOk)
        {
            return new WorkOrderCandidate(id, state, path, []) { Problem = $"{path}: {Explain(content.Outcome)}" };
        }

        if (YamlGlance.At(content.Bytes) is { } seen)
        {
            return new WorkOrderCandidate(id, state, path, content.Bytes) { Glance = seen };
        }

        if (!YamlReader.Read(content.Bytes).TryGet(out var read, out var error))
        {
            return new WorkOrderCandidate(id, state, path, content.Bytes)
            {
                Problem = $"{path}:{error.Position}: {error.Message}",
            };
        }

        return new WorkOrderCandidate(id, state, path, content.Bytes)
        {
            document = read,
            Problem = read.Root is YamlMapping ? null : $"{path}:{read.Root.Start}: not a mapping",
        };
    }

    private (string Value, YamlScalarKind Kind)? Scalar(string key)
    {
        if (document is null && Glance is not null && Glance.TryScalar(key, out var seen))
        {
            return seen;
        }

        return Root is { } root && root.TryGet(key, out var node) && node is YamlScalar scalar
            ? (scalar.Value, scalar.Kind)
            : null;
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
