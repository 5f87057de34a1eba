using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Whatever else lies in the state directories. Hidden files and backups of anything are nobody's business.</summary>
internal sealed class ForeignFileCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var item in context.Scan.Items)
        {
            var name = item.Path.Name;
            if (!name.StartsWith('.') && !BackupName.TryParse(name, out _) && IsForeign(item))
            {
                yield return new Finding(
                    Problem.ForeignFile,
                    item.Kind == TreeItemKind.Foreign ? item.Id : null,
                    item.Path.Relative,
                    item.Refusal ?? $"{item.Path} is not a work order"
                );
            }
        }
    }

    private static bool IsForeign(TreeItem item) =>
        item.Kind switch
        {
            TreeItemKind.Foreign => true,
            TreeItemKind.LockMirror => item.State != WorkOrderState.Running,
            TreeItemKind.SymbolicLink => item.Id is null
                && !item.Path.Name.EndsWith(CtxLayout.LockSuffix, StringComparison.Ordinal),
            _ => false,
        };
}
