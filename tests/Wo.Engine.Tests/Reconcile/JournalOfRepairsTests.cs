using Wo.Core.Storage.Posix;
using Wo.Engine.Reconcile;
using Wo.Engine.Store.History;
using Wo.Engine.Tests.Store;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Take;

namespace Wo.Engine.Tests.Reconcile;

public sealed class JournalOfRepairsTests : IDisposable
{
    private readonly PendingWork work = new();

    public void Dispose() => work.Dispose();

    [Fact]
    public void A_transition_that_a_repair_completes_is_told_once_and_by_the_repair()
    {
        var files = new FaultyFileSystem(PlatformFileSystem.Create());
        var isCommitted = false;
        files.AtFaultPoint = (_, operation, path) =>
        {
            if (isCommitted)
            {
                throw new StorageException(operation, path, Errno.IoError);
            }

            isCommitted |= operation == "rename-noreplace" && path == work.PathOf(WorkOrderState.Running);
        };
        var request = new TakeRequest(PendingWork.Id(), PendingWork.Named("alice")) { NoWorktree = true };
        _ = new TakeWorkOrder(work.Open(files)).Run(request, CancellationToken.None);
        Assert.Empty(work.Workspace.Journal.Read().Entries);

        Repair(force: false);
        Repair(force: false);

        var told = Assert.Single(work.Workspace.Journal.Read().Entries);
        Assert.Equal(("take", "alice", JournalVerb.Reconcile), (told.Verb, told.Note.Owner, told.Note.By));
        Assert.Equal((WorkOrderState.Pending, WorkOrderState.Running), (told.From, told.To));
    }

    [Fact]
    public void One_that_a_repair_restores_is_told()
    {
        Assert.True(work.Take(noWorktree: true).IsOk);
        File.Delete(work.PathOf(WorkOrderState.Running));
        Repair(force: true);

        Assert.Equal(
            ["take pending>running", "reconcile >running"],
            work.Workspace.Journal.Read()
                .Entries.Select(told => $"{told.Verb} {told.From?.DirectoryName()}>{told.To?.DirectoryName()}")
        );
    }

    private void Repair(bool force) =>
        Assert.True(new Reconciler(work.Workspace).Apply(force, CancellationToken.None).IsOk);
}
