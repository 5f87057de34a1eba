using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wo.Engine.Store.Tree;

/// <summary>What lies in the state directories, by names alone: one pass over each, and no look at any file.</summary>
/// <param name="Files">The regular files with the name of a work order, in the order of ids and, within these, of states.</param>
/// <param name="Items">Everything else.</param>
internal sealed record TreeListing(
    ImmutableArray<(WorkOrderId Id, WorkOrderState State)> Files,
    IReadOnlyList<TreeItem> Items
)
{
    /// <summary>The state directories, made once: there may be very many files.</summary>
    private Dictionary<WorkOrderState, CtxPath> Directories { get; init; } = [];

    /// <summary>The directory of a state.</summary>
    public CtxPath DirectoryOf(WorkOrderState state) => Directories[state];

    /// <summary>Lists them.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="layout">Where the state directories lie.</param>
    /// <param name="only">The one work order that is of interest; <see langword="null"/> for all.</param>
    /// <param name="within">The one state that is of interest; <see langword="null"/> for all.</param>
    /// <exception cref="StorageException">A directory cannot be listed.</exception>
    public static TreeListing Read(
        IFileSystem files,
        CtxLayout layout,
        WorkOrderId? only = null,
        WorkOrderState? within = null
    )
    {
        var found = new List<(WorkOrderId Id, WorkOrderState State)>();
        var items = new List<TreeItem>();
        foreach (var state in within is { } one ? [one] : WorkOrderStates.All)
        {
            var directory = layout.StateDirectory(state);
            foreach (var item in files.List(directory.FullPath))
            {
                if (item.Kind == FileKind.Regular && TryParseName(item.Name, out var id))
                {
                    if (only is null || only == id)
                    {
                        found.Add((id, state));
                    }
                }
                else if (Classify(state, directory, item) is var other && (only is null || only == other.Id))
                {
                    items.Add(other);
                }
            }
        }

        // In the order of ids: those who read on need not sort, and find the files of one id side by side.
        var sorted = found.ToArray();
        IdSort.ByText(
            sorted,
            static file => file.Id,
            static (one, other) =>
                one.Id.CompareTo(other.Id) is var order and not 0 ? order : one.State.CompareTo(other.State)
        );
        return new TreeListing(ImmutableCollectionsMarshal.AsImmutableArray(sorted), items)
        {
            Directories = WorkOrderStates.All.ToDictionary(state => state, layout.StateDirectory),
        };
    }

    private static TreeItem Classify(WorkOrderState state, CtxPath directory, DirectoryItem item)
    {
        var path = CtxPath.Unchecked(directory, item.Name);
        if (item.Kind == FileKind.SymbolicLink)
        {
            return new TreeItem(state, path, TreeItemKind.SymbolicLink, TryId(item.Name));
        }

        if (BackupName.TryParse(item.Name, out var original))
        {
            return TryParseName(original, out var id)
                ? new TreeItem(state, path, TreeItemKind.Backup, id)
                : new TreeItem(state, path, TreeItemKind.Foreign, null);
        }

        if (TemporaryName.Matches(item.Name))
        {
            return new TreeItem(state, path, TreeItemKind.Temporary, null);
        }

        var stem = item.Name.EndsWith(CtxLayout.LockSuffix, StringComparison.Ordinal)
            ? item.Name[..^CtxLayout.LockSuffix.Length]
            : null;
        return WorkOrderId.TryParse(stem, out var locked)
            ? new TreeItem(
                state,
                path,
                // Whether a lock is a file or a FIFO is looked at where it matters: not every listing tells.
                item.Kind
                    is FileKind.Regular
                        or FileKind.Other
                    ? TreeItemKind.LockMirror
                    : TreeItemKind.Foreign,
                locked
            )
            : new TreeItem(state, path, TreeItemKind.Foreign, TryId(item.Name));
    }

    private static WorkOrderId? TryId(string name) => TryParseName(name, out var id) ? id : null;

    private static bool TryParseName(string name, out WorkOrderId id)
    {
        id = default;
        return name.EndsWith(CtxLayout.WorkOrderSuffix, StringComparison.Ordinal)
            && WorkOrderId.TryParse(name[..^CtxLayout.WorkOrderSuffix.Length], out id);
    }
}
