using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Wording;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Everything else in the state directories, except hidden files and backups, which may belong to other tools.</summary>
internal sealed class ForeignFileCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var item in tree.Scan.Items)
        {
            if (!item.IsHidden && !BackupName.TryParse(item.Path.Name, out _) && IsForeign(item))
            {
                yield return new Finding(
                    Problem.ForeignFile,
                    item.Kind == TreeItemKind.Foreign ? item.Id : null,
                    item.Path.Relative,
                    item.Refusal ?? $"{item.Path} is not a work order"
                )
                {
                    // What it is, and so whether it may go, is for a person to see.
                    NextSteps = item.Refusal is null ? [] : [$"ls -ld -- {ShellWord.Quote(item.Path.Relative)}"],
                };
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
