using System.Text;
using Wo.Engine.Git;
using Wo.Engine.Store;

namespace Wo.Engine.Lint;

/// <summary>
/// The schema that work orders are checked against: the one that the tree carries, else ours. One that cannot be used is
/// reported with every work order, so that it is not relied on, and ours takes its place.
/// </summary>
internal sealed class TreeSchema(IFileSystem files, CtxLayout layout)
{
    private const string Directory = "docs/backlog/schema";
    private const string FileName = "work_order.schema.json";
    private const int MaxBytes = 1 << 20;

    private (JsonSchema Schema, string? Unusable)? loaded;

    /// <summary>The schema.</summary>
    public JsonSchema Schema => Loaded.Schema;

    /// <summary>Why the tree's own schema is not used, or <see langword="null"/>.</summary>
    public string? Unusable => Loaded.Unusable;

    /// <summary>The file, from the state root.</summary>
    public static string RelativePath => $"{Directory}/{FileName}";

    private (JsonSchema Schema, string? Unusable) Loaded => loaded ??= Load();

    private (JsonSchema, string?) Load()
    {
        var content = files.Read(Path.Join(layout.StateRoot, Directory, FileName), MaxBytes);
        if (content.Outcome == ReadOutcome.Missing)
        {
            return (WoSchemas.WorkOrder, null);
        }

        if (!content.IsOk)
        {
            return Refuse("it is not a regular file that can be read");
        }

        var read = SchemaReader.Read(Encoding.UTF8.GetString(content.Bytes));
        return read.Schema is { } own ? (own, null)
            : ConflictMarkers.Find(content.Bytes) is { } conflict ? Refuse(conflict)
            : Refuse($"{read.Problems[0].Span}: {read.Problems[0].Message}");
    }

    private static (JsonSchema, string?) Refuse(string why) =>
        (WoSchemas.WorkOrder, $"{Directory}/{FileName} is not used: {why}");
}
