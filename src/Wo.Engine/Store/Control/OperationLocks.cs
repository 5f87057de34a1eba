namespace Wo.Engine.Store.Control;

/// <summary>
/// One lock a work order, held for the whole of an operation on it and handed to the <c>git worktree add</c> child, so
/// that <em>free</em> means the operation and its git child are dead.
/// </summary>
internal sealed class OperationLocks(IFileSystem files, AtomicWriter writer, ControlLayout layout)
{
    // Asking whether a lock is free takes it for an instant; a real operation must not fail because of that.
    private const int Attempts = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    /// <summary>Takes the lock, or answers that another operation has it.</summary>
    public Result<OperationLock> Acquire(WorkOrderId id)
    {
        writer.EnsureDirectory(layout.Operations);
        for (var attempt = 1; ; attempt++)
        {
            if (files.TryLock(layout.Operation(id)) is { } held)
            {
                return new OperationLock(id, held);
            }

            if (attempt == Attempts)
            {
                return Busy(id);
            }

            Thread.Sleep(Pause);
        }
    }

    /// <summary>The work orders that operations were ever made on in this clone: their locks stay.</summary>
    public IEnumerable<WorkOrderId> Ids()
    {
        foreach (var item in files.List(layout.Operations))
        {
            if (WorkOrderId.TryParse(item.Name, out var id))
            {
                yield return id;
            }
        }
    }

    /// <summary>The answer where another operation has the lock.</summary>
    public static WoError Busy(WorkOrderId id) =>
        new(Problem.Busy, $"another operation on {id} is under way")
        {
            NextSteps = [$"wo show {id}"],
            Verify = [$"wo preflight {id}"],
        };

    /// <summary>Whether no operation on the work order, nor a git child of one, is alive.</summary>
    public bool IsFree(WorkOrderId id)
    {
        if (files.Status(layout.Operation(id)) is null)
        {
            return true;
        }

        using var held = files.TryLock(layout.Operation(id));
        return held is not null;
    }
}
