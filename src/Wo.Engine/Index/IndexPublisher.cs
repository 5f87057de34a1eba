using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Index;

/// <summary>
/// Publishes the index under both its names. The slow part, reading the tree and writing durably, is done without the
/// guard; under it only two renames happen, and only if nothing moved since the scan.
/// </summary>
internal sealed class IndexPublisher(Workspace workspace, IndexBuilder builder)
{
    private readonly CtxLayout layout = workspace.Layout;

    private const int Attempts = 3;

    /// <summary>Rebuilds the index and publishes it.</summary>
    /// <exception cref="StorageException">It cannot be written. The work orders are not touched by that.</exception>
    public Result<IndexOutcome> Publish()
    {
        if (!CheckPlaces().TryGet(out _, out var obstacle))
        {
            return obstacle;
        }

        workspace.Writer.EnsureDirectory(layout.Index.FullDirectory);
        workspace.Writer.EnsureDirectory(layout.LegacyIndex.FullDirectory);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var scan = workspace.Tree.Scan();
            var content = builder.Build(scan, workspace.ControlOf(scan), IndexTime.Format(workspace.Clock.GetUtcNow()));
            using var first = PreparedFile.Write(workspace.Files, layout.Index.FullPath, content.Bytes);
            using var second = PreparedFile.Write(workspace.Files, layout.LegacyIndex.FullPath, content.Bytes);
            if (!workspace.Guard.Acquire("index").TryGet(out var held, out var refused))
            {
                return refused;
            }

            using (held)
            {
                if (IsStill(scan.Generation))
                {
                    new VersionKeeper(workspace).Keep(held, scan);
                    return Publish(first, second, content.Gap);
                }
            }
        }

        return IndexOutcome.LeftToOthers;
    }

    /// <summary>Once readers see the first file they are to see the second one too, whatever may be lost.</summary>
    /// <exception cref="StorageException">Neither is published.</exception>
    private static Result<IndexOutcome> Publish(PreparedFile first, PreparedFile second, WoError? gap)
    {
        StorageException? unsynced = null;
        foreach (var file in (PreparedFile[])[first, second])
        {
            try
            {
                file.Publish();
            }
            catch (StorageException failed) when (file.IsPublished)
            {
                unsynced ??= failed;
            }
            catch (StorageException failed) when (first.IsPublished)
            {
                return Unfinished(
                    Problem.IndexHalfPublished,
                    $"only the first of the two files of the index is published: {failed.Message}"
                );
            }
        }

        return unsynced is not null
                ? Unfinished(
                    Problem.DurabilityUncertain,
                    $"the index is published, but not all of that is on disk: {unsynced.Message}"
                )
            : gap is not null
                ? Unfinished(
                    Problem.IndexIncomplete,
                    $"the index is published, but without the worktrees: {gap.Cause}"
                ) with
                {
                    Details = gap.Details,
                    NextSteps = [.. gap.NextSteps, "wo index"],
                }
            : IndexOutcome.Published;
    }

    private static WoError Unfinished(ErrorCode code, string cause) =>
        new(code, cause) { NextSteps = ["wo index"], Verify = ["wo index --check"] };

    private bool IsStill(string scanned)
    {
        var now = workspace.Generation.Read();
        return now == scanned && !Generation.IsMoving(now);
    }

    /// <summary>A rename replaces a file, link or FIFO, but not a directory.</summary>
    private Result<Unit> CheckPlaces()
    {
        foreach (var path in new[] { layout.Index, layout.LegacyIndex })
        {
            if (workspace.Files.Status(path.FullPath) is { Kind: FileKind.Directory })
            {
                return new WoError(Problem.StorageFailed, $"{path} is a directory; move it away")
                {
                    NextSteps = ["wo index"],
                    Verify = ["wo index --check"],
                };
            }
        }

        return Result.Ok;
    }
}
