using System.Collections.Immutable;
using Wo.Core.Storage.Posix;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Import;

/// <summary>
/// Writes what another tool has as work orders: all of it, or nothing. Each file is written under a hidden name first, so that
/// what is left to do under the guard are renames, each behind those of what it waits for.
/// </summary>
internal sealed class ImportWorkOrders(Workspace workspace)
{
    private readonly ImportPlanner planner = new(workspace);

    /// <summary>Imports, or says what would be imported.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellation">Ends it before the first work order is to be seen.</param>
    public Result<ImportOutcome> Run(ImportRequest request, CancellationToken cancellation) =>
        StorageBoundary.Run(
            () =>
                from directories in workspace.Tree.CheckDirectories()
                from plan in planner.Plan(request)
                from free in new SharedIds(workspace).RequireFree(
                    plan.Files.Select(static file => file.Id),
                    asks: !request.DryRun && !plan.Files.IsEmpty,
                    cancellation
                )
                from outcome in request.DryRun || plan.Files.IsEmpty ? plan.Outcome : Write(plan, cancellation)
                select outcome,
            static failed => new WoError(Problem.StorageFailed, failed.Message) { NextSteps = ["wo reconcile"] }
        );

    private Result<ImportOutcome> Write(ImportPlan plan, CancellationToken cancellation)
    {
        var prepared = new List<PreparedFile>(plan.Files.Length);
        try
        {
            foreach (var file in plan.Files)
            {
                cancellation.ThrowIfCancellationRequested();
                workspace.Writer.EnsureDirectory(workspace.Layout.StateDirectory(file.State).FullPath);
                prepared.Add(PreparedFile.Write(workspace.Files, file.Path.FullPath, file.Bytes, Durability.Content));
            }

            if (!workspace.Guard.Acquire("import").TryGet(out var held, out var refused))
            {
                return refused;
            }

            using (held)
            {
                return from free in planner.RequireFree(plan.Files.Select(static file => file.Id))
                    from same in RequireSameBacklog(plan)
                    from claimed in workspace.RootRecord.Claim(held)
                    from published in Publish(held, plan, prepared)
                    select plan.Outcome with
                    {
                        IsWritten = true,
                    };
            }
        }
        finally
        {
            prepared.ForEach(static file => file.Dispose());
        }
    }

    private Result<Unit> RequireSameBacklog(ImportPlan plan)
    {
        var now = workspace.Files.Read(workspace.Layout.Backlog.FullPath, YamlReader.MaxBytes);
        return Result.Require(
            now.IsOk && now.Bytes.AsSpan().SequenceEqual(plan.OldBacklog),
            () => new WoError(Problem.LostRace, $"{workspace.Layout.Backlog} has changed meanwhile")
        );
    }

    private Result<Unit> Publish(GuardHeld held, ImportPlan plan, List<PreparedFile> prepared)
    {
        var published = 0;
        return StorageBoundary.Run(
            () =>
            {
                WriteBacklog(plan);
                for (; published < plan.Files.Length; published++)
                {
                    var path = plan.Files[published].Path;
                    if (!prepared[published].TryPublishAs(path.FullPath))
                    {
                        throw new StorageException("rename", path.FullPath, Errno.Exists);
                    }
                }

                SyncDirectories(plan.Files);
                Settle(held);
                Keep(held, plan.Files);
                return Result.Ok;
            },
            failed => TakeBack(held, plan.Files, published, failed)
        );
    }

    /// <summary>A work order is valid only once its epic is there. An epic without work orders is none the worse.</summary>
    private void WriteBacklog(ImportPlan plan)
    {
        if (!plan.NewBacklog.AsSpan().SequenceEqual(plan.OldBacklog))
        {
            workspace.Writer.Backup(workspace.Layout.Backlog.FullPath, plan.OldBacklog);
            workspace.Writer.Replace(workspace.Layout.Backlog.FullPath, plan.NewBacklog);
        }
    }

    private void SyncDirectories(ImmutableArray<ImportedFile> files)
    {
        foreach (var state in files.Select(static file => file.State).Distinct())
        {
            workspace.Files.SyncDirectory(workspace.Layout.StateDirectory(state).FullPath);
        }
    }

    /// <summary>An index that is being built from an earlier scan must not be published over one that has these.</summary>
    private void Settle(GuardHeld held)
    {
        if (!Generation.IsMoving(workspace.Generation.Read()))
        {
            workspace.Generation.Settle(held);
        }
    }

    private void Keep(GuardHeld held, ImmutableArray<ImportedFile> files)
    {
        foreach (var file in files)
        {
            workspace.Versions.Keep(held, file.Id, file.Bytes);
        }
    }

    /// <summary>Under the guard no other process has moved or edited what was written a moment ago.</summary>
    private WoError TakeBack(GuardHeld held, ImmutableArray<ImportedFile> files, int published, Exception failed)
    {
        held.Check();
        return
            StorageBoundary
                .Run(() =>
                {
                    for (var i = published - 1; i >= 0; i--)
                    {
                        workspace.Files.Unlink(files[i].Path.FullPath);
                    }

                    SyncDirectories(files);
                    return Result.Ok;
                })
                .Error
                is { } stuck
            ? new WoError(
                Problem.DurabilityUncertain,
                $"{failed.Message}; work orders that were written could not all be taken back: {stuck.Cause}"
            )
            {
                NextSteps = ["wo reconcile"],
            }
            : new WoError(Problem.StorageFailed, $"{failed.Message}; nothing was imported")
            {
                NextSteps = ["wo reconcile"],
            };
    }
}
