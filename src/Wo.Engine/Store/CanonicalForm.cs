using System.Collections.Immutable;
using Wo.Core.Yaml.Form;

namespace Wo.Engine.Store;

/// <summary>
/// The form in which work orders of a tree are written: the one that is configured, else that of the older scripts where the
/// tree carries their schema, so that their check agrees, else the one that leaves most to people.
/// </summary>
internal sealed class CanonicalForm
{
    /// <summary>The keys that come first, in the order that the scripts of such trees know; others keep theirs.</summary>
    private static readonly ImmutableArray<string> Order =
    [
        "version",
        "id",
        "epic_id",
        "title",
        "priority",
        "status",
        "owner",
        "branch",
        "worktree",
        "scope",
        "verify",
        "dod_id",
        "execution",
        "dependencies",
        "trace",
        "claim_links",
        "objective",
        "started_at",
        "finished_at",
        "result",
        "commit_sha",
        "verified_at_sha",
        "evidence_logs",
    ];

    private readonly Lazy<YamlForm> form;
    private readonly Lazy<YamlFormatter> formatter;

    /// <param name="files">The file system.</param>
    /// <param name="layout">Where the tree's schema would lie.</param>
    /// <param name="configured">The form that is configured, if one is.</param>
    public CanonicalForm(IFileSystem files, CtxLayout layout, YamlForm? configured)
    {
        form = new(() => configured ?? FormOf(files, layout), LazyThreadSafetyMode.None);
        formatter = new(() => new YamlFormatter(form.Value, Order), LazyThreadSafetyMode.None);
    }

    /// <summary>Which form it is.</summary>
    public YamlForm Form => form.Value;

    /// <summary>Brings the bytes of a work order into the form.</summary>
    public Result<byte[]> Format(ReadOnlySpan<byte> bytes) => formatter.Value.Format(bytes);

    /// <summary>
    /// An edited work order, in the form where it was in it before. One that was not stays as people wrote it.
    /// </summary>
    public byte[] Keep(ReadOnlySpan<byte> before, byte[] edited) =>
        formatter.Value.IsCanonical(before) && Format(edited).TryGet(out var formatted, out _) ? formatted : edited;

    private static YamlForm FormOf(IFileSystem files, CtxLayout layout) =>
        files.Status(layout.OwnSchema(CtxLayout.WorkOrderSchemaName)) is not null ? YamlForm.PyYaml : YamlForm.Layout;
}
