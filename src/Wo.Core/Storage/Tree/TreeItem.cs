using Wo.Core.Model;

namespace Wo.Core.Storage.Tree;

/// <summary>A file in a state directory that is not a work order.</summary>
/// <param name="State">The state directory it lies in.</param>
/// <param name="Path">The file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The work order it belongs to; <see langword="null"/> where its name tells none.</param>
internal sealed record TreeItem(WorkOrderState State, CtxPath Path, TreeItemKind Kind, WorkOrderId? Id);
