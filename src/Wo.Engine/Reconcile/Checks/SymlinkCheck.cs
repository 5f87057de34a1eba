using System.Collections.Immutable;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Symbolic links where work orders and their locks live: the target of one could move.</summary>
internal sealed class SymlinkCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var item in context.Scan.Items)
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

    /// <summary>What is wrong with the directories themselves.</summary>
    public static ImmutableArray<Finding> Structure(Workspace workspace)
    {
        var layout = workspace.Layout;
        var found = ImmutableArray.CreateBuilder<Finding>();
        foreach (var path in WorkOrderStates.All.Select(layout.StateDirectory).Prepend(layout.Jobs).Prepend(layout.Ctx))
        {
            if (workspace.Files.Status(path.FullPath) is { Kind: not FileKind.Directory and var kind })
            {
                var what = kind == FileKind.SymbolicLink ? "a symbolic link" : "not a directory";
                found.Add(
                    new Finding(
                        Problem.SymlinkRefused,
                        null,
                        path.Relative,
                        $"{path} is {what}; put the real directory there"
                    )
                );
            }
        }

        return found.ToImmutable();
    }

    private static bool Matters(TreeItem item) =>
        item.Id is not null || item.Path.Name.EndsWith(CtxLayout.LockSuffix, StringComparison.Ordinal);
}
