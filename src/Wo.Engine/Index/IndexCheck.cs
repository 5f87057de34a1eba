using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Index;

/// <summary>Says whether the published index is what would be published now.</summary>
internal sealed class IndexCheck(Workspace workspace, IndexBuilder builder)
{
    /// <summary>Compares the published files with a new build; writes nothing.</summary>
    /// <returns>How they compare; or why git does not say all that belongs into them.</returns>
    /// <param name="seen">The tree, where it was read a moment ago; it is read again where something moved since.</param>
    public Result<IndexState> Check(TreeScan? seen = null)
    {
        var first = workspace.Files.Read(workspace.Layout.Index.FullPath, PublishedIndex.MaxBytes);
        var isTwice = workspace.Files.Holds(workspace.Layout.LegacyIndex.FullPath, first);
        if (first.Outcome == ReadOutcome.Missing || isTwice is null)
        {
            return IndexState.Missing;
        }

        if (!first.IsOk || isTwice == false)
        {
            return IndexState.Stale;
        }

        if (PublishedText.Of(first.Bytes) is not { } published)
        {
            return IndexState.Stale;
        }

        var isOfNow = seen is { IsWhole: true } && seen.Generation == workspace.Generation.Read();
        var scan = isOfNow ? seen! : workspace.Tree.Scan(withSummaries: true);
        return from isLike in builder.IsLike(published, scan, workspace.ControlOf(scan))
            select isLike ? IndexState.Current : IndexState.Stale;
    }
}
