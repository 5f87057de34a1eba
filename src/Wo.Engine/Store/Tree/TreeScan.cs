using System.Collections.Immutable;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Store.Tree;

/// <summary>The whole tree at one moment.</summary>
/// <param name="Generation">The generation it belongs to.</param>
/// <param name="Entries">Every work order, sorted by id.</param>
/// <param name="Items">Everything else in the state directories, sorted by path.</param>
internal sealed record TreeScan(
    string Generation,
    ImmutableArray<WorkOrderEntry> Entries,
    ImmutableArray<TreeItem> Items
);
