using Wo.Engine.Diagnosis;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>
/// Finds the work order that is to get another id. Unlike other verbs this one is about ids that two work orders have: in two
/// files, or in one that a merge left with the text of both.
/// </summary>
internal sealed class RenumberSubject(Workspace workspace, RenumberRequest request, Caller caller)
{
    private const string Verb = "renumber";

    /// <summary>Chooses it.</summary>
    public Result<ChosenWorkOrder> Choose()
    {
        var entry = workspace.Tree.Find(request.Old);
        if (!workspace.Control.Read(request.Old).TryGet(out var record, out var unreadable))
        {
            return unreadable;
        }

        if (entry is null || record.Intent is not null)
        {
            // Says what is wrong with it.
            return from subject in workspace.Subjects.Read(request.Old) select new ChosenWorkOrder(subject);
        }

        if (request.In is { } state && entry.Candidates.All(file => file.State != state))
        {
            return new WoError(
                Problem.Usage,
                $"{request.Old} does not lie in {state.DirectoryName()}, but in {Places(entry)}"
            )
            {
                NextSteps = [$"wo show {request.Old}"],
            };
        }

        return entry.Candidates is [var only]
            ? SharedId.InConflict(only) is var (ours, theirs)
                ? OfConflict(only, ours, theirs, record)
                : from subject in workspace.Subjects.Read(request.Old)
                from free in RequireFree(subject)
                select new ChosenWorkOrder(subject)
            : OfSeveral(entry, record);
    }

    private static string Places(WorkOrderEntry entry) =>
        string.Join(" and ", entry.Candidates.Select(file => file.State.DirectoryName()));

    /// <summary>In a conflict, the work order of the branch that was merged is the one that goes.</summary>
    private Result<ChosenWorkOrder> OfConflict(
        WorkOrderCandidate file,
        WorkOrderCandidate ours,
        WorkOrderCandidate theirs,
        ControlRecord record
    ) =>
        from free in RequireFree(new WorkOrderSubject(theirs, record))
        select new ChosenWorkOrder(new WorkOrderSubject(theirs, record)) { Conflict = (file, ours.Bytes), Kept = ours };

    private Result<ChosenWorkOrder> OfSeveral(WorkOrderEntry entry, ControlRecord record)
    {
        if (request.In is not { } state)
        {
            return new WoError(
                Problem.Ambiguous,
                $"{request.Old} lies in {Places(entry)}; --in says which of them becomes {request.New}"
            )
            {
                NextSteps =
                [
                    .. entry.Candidates.Select(file =>
                        $"wo renumber {request.Old} {request.New} --in {file.State.DirectoryName()}"
                    ),
                ],
                Verify = ["wo reconcile"],
            };
        }

        var file = entry.Candidates.Single(one => one.State == state);
        var others = entry.Candidates.Remove(file);
        if (file.Problem is { } problem)
        {
            return new WoError(Problem.Unreadable, problem) { NextSteps = FileHistory.Commands(file.Path) };
        }

        return from free in RequireFree(new WorkOrderSubject(file, record), others.Any(IsRunning))
            select new ChosenWorkOrder(new WorkOrderSubject(file, record))
            {
                Others = entry with { Candidates = others },
                Kept = others[0],
            };
    }

    private static bool IsRunning(WorkOrderCandidate file) => file.State == WorkOrderState.Running;

    /// <summary>That no owner holds it: its branch and worktree are being worked in.</summary>
    private Result<Unit> RequireFree(WorkOrderSubject subject, bool isOthers = false)
    {
        var lease = workspace.LeaseOf(subject);
        if (subject.State == WorkOrderState.Running)
        {
            return from allowed in lease is null ? Result.Ok : Ownership.Check(subject.Id, lease, caller, force: null)
                from released in Result.Require(
                    false,
                    () =>
                        new WoError(
                            Problem.IllegalTransition,
                            $"cannot {Verb} {subject.Id}: it is running; release it first"
                        )
                        {
                            NextSteps = [$"wo release {subject.Id} --reason \"…\""],
                            Verify = [$"wo show {subject.Id}"],
                        }
                )
                select allowed;
        }

        return Result.Require(
            lease is null || isOthers,
            () =>
                new WoError(Problem.Locked, Ownership.Describe(subject.Id, lease!, workspace.Clock.GetUtcNow()))
                {
                    NextSteps = ["wo reconcile"],
                    Verify = [$"wo show {subject.Id}"],
                }
        );
    }
}
