using System.Text;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Store.Tree;
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

    // In bytes. Beside a larger one the names in the directories are listed by a thread of its own.
    private const int LargeIndex = 1 << 20;

    /// <summary>
    /// Brings the index up to date and publishes it, where it says anything new. Unless it is made anew, only what can have
    /// changed since the published one is read.
    /// </summary>
    /// <param name="anew">Whether all files are read in any case: also what was edited by hand in closed work orders shows.</param>
    /// <exception cref="StorageException">It cannot be written. The work orders are not touched by that.</exception>
    public Result<IndexOutcome> Publish(bool anew = false)
    {
        if (!CheckPlaces().TryGet(out _, out var obstacle))
        {
            return obstacle;
        }

        workspace.Writer.EnsureDirectory(layout.Index.FullDirectory);
        workspace.Writer.EnsureDirectory(layout.LegacyIndex.FullDirectory);

        // Whatever this command changed is complete by now: an index that another process begins from here on shows it.
        using var turn = workspace.IndexTurn.Wait();
        return !anew && turn?.DoneMeanwhile() is not null ? IndexOutcome.Published : Publish(anew, turn);
    }

    private Result<IndexOutcome> Publish(bool anew, Turn.Held? turn)
    {
        Collector.PutOffForIndex(workspace.Files.Status(layout.Index.FullPath)?.Size ?? 0);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // The command whose transition crossed the last attempt publishes an index itself. It shows what this command did, but
            // not what was edited by hand: where that is to show, the transition is waited for, which ends with the guard.
            if (anew && attempt > 0 && WaitForGuard().Error is { } hindrance)
            {
                return hindrance;
            }

            turn?.Begin();
            var before = ReadPublished();
            if (Make(anew, before) is not { } made)
            {
                continue;
            }

            var bytes = made.Content.Bytes.Span;
            var isNew = before?.SaysTheSameAs(bytes) != true;
            using var first = isNew ? PreparedFile.Write(workspace.Files, layout.Index.FullPath, bytes) : null;
            using var second = first?.WriteAlsoFor(layout.LegacyIndex.FullPath, bytes);
            var copies = new VersionKeeper(workspace);
            var due = copies.Find(made.Scan, made.AreKept);
            if (!workspace.Guard.Acquire("index").TryGet(out var held, out var refused))
            {
                return refused;
            }

            using (held)
            {
                if (IsStill(made.Scan.Generation))
                {
                    var areKept = copies.Keep(held, due);
                    var answer = Publish(first is null || second is null ? [] : [first, second], made.Content.Gap);
                    if (answer.IsOk)
                    {
                        Remember(held, made, isNew ? bytes : before!.Bytes, areKept);
                        turn?.End();
                    }
                    else
                    {
                        workspace.IndexJournal.Forget(held);
                    }

                    return answer;
                }
            }
        }

        return IndexOutcome.LeftToOthers;
    }

    private Result<Unit> WaitForGuard()
    {
        if (!workspace.Guard.Acquire("index").TryGet(out var held, out var refused))
        {
            return refused;
        }

        held.Dispose();
        return Result.Ok;
    }

    /// <summary>The index as it is published, under both names alike; otherwise <see langword="null"/>.</summary>
    private PublishedText? ReadPublished()
    {
        var first = workspace.Files.Read(layout.Index.FullPath, PublishedIndex.MaxBytes);
        return first.IsOk && workspace.Files.Holds(layout.LegacyIndex.FullPath, first) == true
            ? PublishedText.Of(first.Bytes)
            : null;
    }

    /// <summary>The index as it is to be; <see langword="null"/> where nothing that is made now could be published.</summary>
    private MadeIndex? Make(bool anew, PublishedText? before)
    {
        if (anew)
        {
            return MakeAnew(before);
        }

        var generation = workspace.Generation.Read();
        var updated = before is null ? null : Update(before);
        return updated ?? (IsStill(generation) ? MakeAnew(before) : null);
    }

    /// <summary>The index from the published one; <see langword="null"/> where that cannot be told, or what was read is no longer so.</summary>
    private MadeIndex? Update(PublishedText before)
    {
        var generation = workspace.Generation.Read();
        var since = workspace.Generation.WrittenAt();
        if (
            Generation.IsMoving(generation)
            || workspace.IndexJournal.Read(generation) is not { } changes
            || changes.From.Basis != Basis
        )
        {
            return null;
        }

        var listing = new Lazy<TreeListing>(workspace.Tree.List);
        if (before.Bytes.Length > LargeIndex)
        {
            Aside.Begin(() => _ = listing.Value);
        }

        return
            changes.From.Checksum == Checksum.Of(before.Bytes)
            && PublishedIndex.Read(before.Bytes) is { } published
            && new IndexUpdate(workspace, builder).Make(published, changes, listing, generation, Now) is { } updated
            ? new MadeIndex(updated.Content, updated.Scan, updated.AreKept, since)
            : null;
    }

    /// <summary>The index from all files; <see langword="null"/> where what was read is no longer so.</summary>
    /// <param name="before">The published one.</param>
    private MadeIndex? MakeAnew(PublishedText? before)
    {
        var since = workspace.Generation.WrittenAt();
        var scan = workspace.Tree.ScanOnce(only: null, withSummaries: true);
        return IsStill(scan.Generation)
            ? new MadeIndex(builder.Build(scan, workspace.ControlOf(scan), Now, before), scan, AreKept: true, since)
            : null;
    }

    /// <summary>Takes note of what was published, so that the next index can be made from it.</summary>
    private void Remember(GuardHeld held, MadeIndex made, ReadOnlySpan<byte> bytes, bool areKept)
    {
        if (made.Since is { } since)
        {
            var from = new IndexBase(Basis, Checksum.Of(bytes), made.Scan.Generation, since, areKept);
            workspace.IndexJournal.Begin(held, from);
        }
        else
        {
            workspace.IndexJournal.Forget(held);
        }
    }

    private string Now => IndexTime.Format(workspace.Clock.GetUtcNow());

    /// <summary>What the index depends on besides work orders and git.</summary>
    private string Basis =>
        ContentHash.Of(
            Encoding.UTF8.GetBytes(
                string.Join(
                    '\0',
                    layout.StateRoot,
                    workspace.Naming.DefaultPath("{}"),
                    workspace.Naming.DefaultBranch("{}")
                )
            )
        );

    /// <summary>Once readers see the first file they are to see the second one too, whatever may be lost.</summary>
    /// <exception cref="StorageException">Neither is published.</exception>
    private static Result<IndexOutcome> Publish(PreparedFile[] prepared, WoError? gap)
    {
        StorageException? unsynced = null;
        foreach (var file in prepared)
        {
            try
            {
                file.Publish();
            }
            catch (StorageException failed) when (file.IsPublished)
            {
                unsynced ??= failed;
            }
            catch (StorageException failed) when (prepared[0].IsPublished)
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
