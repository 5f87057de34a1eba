using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Symbolic links where work orders and their locks live: the target of one could move.</summary>
internal sealed class SymlinkCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var item in tree.Scan.Items)
        {
            if (item.Kind == TreeItemKind.SymbolicLink && Matters(item))
            {
                yield return new Finding(
                    Problem.SymlinkRefused,
                    item.Id,
                    item.Path.Relative,
                    $"{item.Path} is a symbolic link, which is not followed; put the file itself there"
                );
            }
        }
    }

    private static bool Matters(TreeItem item) =>
        item.Id is not null || item.Path.Name.EndsWith(CtxLayout.LockSuffix, StringComparison.Ordinal);
}
