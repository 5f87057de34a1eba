using System.Buffers.Binary;
using System.Text;
using Wo.Engine.Git;
using Wo.Engine.Store;

namespace Wo.Engine.Lint;

/// <summary>
/// The schema that files of one kind are checked against: the one that the tree carries, else ours. One that cannot be used
/// is reported, so that it is not relied on, and ours takes its place.
/// </summary>
internal sealed class TreeSchema
{
    private const int MaxBytes = 1 << 20;

    private readonly IFileSystem files;
    private readonly CtxLayout layout;
    private readonly string fileName;
    private readonly JsonSchema ours;
    private readonly Lazy<(JsonSchema Schema, string? Unusable)> loaded;
    private readonly Lazy<ulong> key;

    private TreeSchema(IFileSystem files, CtxLayout layout, string fileName, JsonSchema ours)
    {
        (this.files, this.layout, this.fileName, this.ours) = (files, layout, fileName, ours);
        loaded = new(Load);
        key = new(() =>
        {
            _ = loaded.Value;
            return Bytes.Length == 0 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(Sha256.HashData(Bytes));
        });
    }

    /// <summary>That of work orders.</summary>
    public TreeSchema(IFileSystem files, CtxLayout layout)
        : this(files, layout, CtxLayout.WorkOrderSchemaName, WoSchemas.WorkOrder) { }

    /// <summary>The schema.</summary>
    public JsonSchema Schema => loaded.Value.Schema;

    /// <summary>Why the tree's own schema is not used, or <see langword="null"/>.</summary>
    public string? Unusable => loaded.Value.Unusable;

    /// <summary>The file, from the state root.</summary>
    public string RelativePath => CtxLayout.OwnSchemaFromRoot(fileName);

    /// <summary>Its content; empty where there is none that can be read.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Tells it from other schemas; 0 for ours.</summary>
    public ulong Key => key.Value;

    /// <summary>Where it is wrong.</summary>
    public YamlPosition Position { get; private set; } = new(1, 1, 0);

    /// <summary>That of the backlog.</summary>
    public static TreeSchema OfBacklog(IFileSystem files, CtxLayout layout) =>
        new(files, layout, "backlog.schema.json", WoSchemas.Backlog);

    /// <summary>That of definitions of done.</summary>
    public static TreeSchema OfDefinitionsOfDone(IFileSystem files, CtxLayout layout) =>
        new(files, layout, "dod.schema.json", WoSchemas.Dod);

    private (JsonSchema, string?) Load()
    {
        var content = files.Read(layout.OwnSchema(fileName), MaxBytes);
        if (content.Outcome == ReadOutcome.Missing)
        {
            return (ours, null);
        }

        if (!content.IsOk)
        {
            return Refuse("it is not a regular file that can be read");
        }

        Bytes = content.Bytes;
        var read = SchemaReader.Read(Encoding.UTF8.GetString(content.Bytes));
        if (read.Schema is { } own)
        {
            return (own, null);
        }

        var (span, message) = (read.Problems[0].Span, read.Problems[0].Message);
        Position = new YamlPosition(span.Line, span.Column, span.Offset);
        return Refuse(ConflictMarkers.Find(content.Bytes) ?? $"{span}: {message}");
    }

    private (JsonSchema, string?) Refuse(string why) => (ours, $"{RelativePath} is not used: {why}");
}
