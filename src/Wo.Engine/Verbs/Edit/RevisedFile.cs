using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Edit;

/// <summary>
/// Replaces the file of a work order where it lies by a version that counts. The file comes before the record: a crash in
/// between leaves one that is ahead of its record, which needs no repair, and never one behind it.
/// </summary>
internal sealed class RevisedFile(Workspace workspace, OperationName verb, WorkOrderOperation operation)
{
    private readonly WorkOrderSubject subject = operation.Subject;

    /// <summary>Writes the new version under the guard.</summary>
    /// <param name="edited">Its bytes, in the form in which they are to be written.</param>
    /// <param name="revision">Its <c>x_rev</c>.</param>
    /// <param name="recheck">Looks again at what else the decision was based on.</param>
    public Result<Unit> Write(byte[] edited, long revision, Func<Result<Unit>> recheck) =>
        StorageBoundary.Run(
            () =>
            {
                if (!workspace.Guard.Acquire(verb.Name).TryGet(out var guard, out var busy))
                {
                    return busy;
                }

                using (guard)
                {
                    return from unchanged in recheck()
                        from record in workspace.Control.Read(subject.Id)
                        from backup in workspace.InPlaceEdit.Apply(
                            guard,
                            subject.Id,
                            subject.State,
                            subject.File.Bytes,
                            edited
                        )
                        select Count(guard, record with { Revision = Math.Max(record.Revision, revision) });
                }
            },
            failed =>
                failed is StorageException { IsVisible: true } || IsThere(edited)
                    ? Uncertain(failed)
                    : operation.Failed(failed)
        );

    private Unit Count(GuardHeld guard, Store.Control.ControlRecord record)
    {
        try
        {
            workspace.Control.Write(guard, subject.Id, record);
            return default;
        }
        catch (StorageException failed)
        {
            throw failed.AsVisible();
        }
    }

    private bool IsThere(byte[] edited) =>
        StorageBoundary
            .Run<bool>(() =>
                workspace.Files.Read(subject.File.Path.FullPath, edited.Length) is { IsOk: true } now
                && now.Bytes.AsSpan().SequenceEqual(edited)
            )
            .TryGet(out var isThere, out _) && isThere;

    private WoError Uncertain(Exception failed) =>
        new(
            Problem.DurabilityUncertain,
            $"{subject.Id} was {verb.Participle}, but making that durable failed: {failed.Message}"
        )
        {
            NextSteps = [$"wo show {subject.Id}"],
            Verify = [$"wo show {subject.Id}"],
        };
}
