using System.Collections.Immutable;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Read;

/// <summary>
/// What one reading shows to be wrong, without git and without locks. An operation that is under way looks like an
/// interrupted one here; only reconcile asks whether it is alive. What a closed work order says is not looked at, so
/// that a long history costs nothing: that is reconcile's and list's to report.
/// </summary>
internal static class TreeProblems
{
    public static ImmutableArray<TreeProblem> Find(TreeReading reading)
    {
        var problems = ImmutableArray.CreateBuilder<TreeProblem>();
        var present = new HashSet<WorkOrderId>();
        foreach (var entry in reading.Scan.Entries)
        {
            present.Add(entry.Id);
            AddFileProblems(problems, entry);
            AddRecordProblems(problems, entry, reading.Control.Of(entry.Id), reading.Now);
        }

        foreach (var id in reading.Control.RecordedIds)
        {
            if (!present.Contains(id) && reading.Control.Of(id).Record.Intent is { } intent)
            {
                problems.Add(Interrupted(id, intent));
            }
        }

        AddItemProblems(problems, reading.Scan, present);
        return problems.ToImmutable();
    }

    private static void AddFileProblems(ImmutableArray<TreeProblem>.Builder problems, WorkOrderEntry entry)
    {
        if (entry.Candidates.Length > 1)
        {
            var where = string.Join(", ", entry.Candidates.Select(candidate => candidate.State.DirectoryName()));
            problems.Add(new TreeProblem(Problem.DuplicateId, entry.Id, $"{entry.Id} lies in {where}"));
        }

        foreach (var candidate in entry.Candidates)
        {
            if (!IsClosed(entry) && candidate.Problem is { } problem)
            {
                problems.Add(new TreeProblem(Problem.Unreadable, entry.Id, problem));
            }
        }

        if (!IsClosed(entry) && entry.Active is { Problem: null } active && active.Summary.Status is { } status)
        {
            var directory = active.State.DirectoryName();
            if (status != directory)
            {
                problems.Add(
                    new TreeProblem(
                        Problem.StatusMismatch,
                        entry.Id,
                        $"{entry.Id} lies in {directory} and says that its status is {status}"
                    )
                );
            }
        }
    }

    private static void AddRecordProblems(
        ImmutableArray<TreeProblem>.Builder problems,
        WorkOrderEntry entry,
        ControlView view,
        DateTimeOffset now
    )
    {
        var id = entry.Id;
        if (view.Problem is { } problem)
        {
            problems.Add(new TreeProblem(Problem.RecordUnreadable, id, problem.Cause));
            return;
        }

        if (view.Record.Intent is { } intent)
        {
            problems.Add(Interrupted(id, intent));
            return;
        }

        if (entry.Active is not { } active || (!IsClosed(entry) && active.Problem is not null))
        {
            return;
        }

        if (!IsClosed(entry) && active.Revision < view.Record.Revision)
        {
            problems.Add(
                new TreeProblem(
                    Problem.RevisionWentBack,
                    id,
                    $"{id} is at revision {active.Revision}, and {view.Record.Revision} is on record"
                )
            );
        }

        var isRunning = active.State == WorkOrderState.Running;
        switch (view.Lease)
        {
            case null when isRunning:
                problems.Add(new TreeProblem(Problem.RunningWithoutLock, id, $"{id} is running and nobody holds it"));
                break;
            case { Token: not null } lease
                when active.State is WorkOrderState.Pending or WorkOrderState.Partial && view.Record.Lease is not null:
                problems.Add(
                    new TreeProblem(
                        Problem.InterruptedTransition,
                        id,
                        $"'take' of {id} by {lease.Owner} is under way or was interrupted"
                    )
                );
                break;
            case { } lease when !isRunning:
                var state = active.State.DirectoryName();
                problems.Add(
                    new TreeProblem(Problem.LockWithoutRunning, id, $"{id} is {state} and held by {lease.Owner}")
                );
                break;
            case { } lease when lease.IsStale(now):
                problems.Add(new TreeProblem(Problem.StaleLock, id, $"the lease of {lease.Owner} on {id} has expired"));
                break;
        }
    }

    private static void AddItemProblems(
        ImmutableArray<TreeProblem>.Builder problems,
        TreeScan scan,
        HashSet<WorkOrderId> present
    )
    {
        var reported = new HashSet<WorkOrderId>();
        foreach (var item in scan.Items)
        {
            switch (item.Kind)
            {
                case TreeItemKind.Backup when item.Id is { } id && !present.Contains(id) && reported.Add(id):
                    problems.Add(
                        new TreeProblem(Problem.BackupOnly, id, $"only backups are left of {id}: {item.Path}")
                    );
                    break;
                case TreeItemKind.SymbolicLink:
                    problems.Add(
                        new TreeProblem(
                            Problem.SymlinkRefused,
                            item.Id,
                            $"{item.Path} is a symbolic link, which is not followed"
                        )
                    );
                    break;
                case TreeItemKind.Foreign when item.Refusal is { } refusal:
                    problems.Add(new TreeProblem(Problem.ForeignFile, item.Id, refusal));
                    break;
                case TreeItemKind.Temporary:
                    problems.Add(new TreeProblem(Problem.OrphanTemporary, null, $"{item.Path} is left from a crash"));
                    break;
                case TreeItemKind.LockMirror when item.Id is { } id && !present.Contains(id):
                    problems.Add(new TreeProblem(Problem.LockWithoutRunning, id, $"{item.Path} locks nothing"));
                    break;
            }
        }
    }

    private static bool IsClosed(WorkOrderEntry entry) =>
        entry is { Candidates.Length: 1, Active.State: WorkOrderState.Done or WorkOrderState.Failed };

    private static TreeProblem Interrupted(WorkOrderId id, Intent intent) =>
        new(Problem.InterruptedTransition, id, $"'{intent.Verb}' of {id} is under way or was interrupted");
}
