using System.Collections.Immutable;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Edit;

/// <summary>Works out what an edit makes of a work order, or says why it may not be made. Writes nothing.</summary>
internal sealed class EditPlanner(Workspace workspace)
{
    private const string Revision = "x_rev";

    /// <summary>Plans one edit.</summary>
    /// <param name="subject">The work order as it is.</param>
    /// <param name="request">What is to change.</param>
    /// <param name="reading">The tree, which it has to fit into.</param>
    public Result<EditedWorkOrder> Plan(WorkOrderSubject subject, EditRequest request, TreeReading reading) =>
        from legal in MayBeEdited(subject)
        from changed in Apply(subject, request)
        from planned in changed.Keys.IsEmpty
            ? new EditedWorkOrder(
                subject.Id,
                subject.File.Path,
                subject.File.Bytes,
                subject.File.Bytes,
                subject.File.Revision,
                [],
                IsWritten: false,
                []
            )
            : Check(subject, request, changed.Bytes, changed.Keys, reading)
        select planned;

    private static Result<Unit> MayBeEdited(WorkOrderSubject subject) =>
        subject.State switch
        {
            WorkOrderState.Pending or WorkOrderState.Partial => Result.Ok,
            WorkOrderState.Running => Refuse(subject, "its owner works by it as it is", $"wo show {subject.Id}"),
            WorkOrderState.Done => Refuse(
                subject,
                "'wo reopen' makes it pending again",
                $"wo reopen {subject.Id} --reason \"…\""
            ),
            _ => Refuse(subject, "'wo requeue' makes it pending again", $"wo requeue {subject.Id} --reason \"…\""),
        };

    private static WoError Refuse(WorkOrderSubject subject, string why, string step) =>
        new(
            Problem.IllegalTransition,
            $"cannot edit {subject.Id}: it is {subject.State.DirectoryName()}, and only pending and partial work orders are edited; {why}"
        )
        {
            NextSteps = [step],
            Verify = [$"wo show {subject.Id}"],
        };

    private static Result<(byte[] Bytes, ImmutableArray<string> Keys)> Apply(
        WorkOrderSubject subject,
        EditRequest request
    )
    {
        var keys = new List<string>();
        var bytes = subject.File.Bytes;
        foreach (var (key, value) in request.Values())
        {
            if (string.IsNullOrWhiteSpace(value) && key != "objective")
            {
                return new WoError(Problem.InvalidWorkOrder, $"the new '{key}' of {subject.Id} is empty");
            }

            if (
                !YamlEditor
                    .Apply(bytes, [new FieldChange(key, new FieldValue.Text(value))])
                    .TryGet(out var edited, out var error)
            )
            {
                return error;
            }

            Note(keys, key, bytes, edited);
            bytes = edited;
        }

        // What goes makes room for what comes.
        foreach (var change in request.Lists.OrderByDescending(change => change.IsRemoval))
        {
            if (!ListEdit.Apply(subject.Id, bytes, change).TryGet(out var edited, out var error))
            {
                return error;
            }

            Note(keys, change.List.Name, bytes, edited);
            bytes = edited;
        }

        return (bytes, [.. keys.Distinct()]);
    }

    private static void Note(List<string> keys, string key, byte[] before, byte[] after)
    {
        if (!before.AsSpan().SequenceEqual(after))
        {
            keys.Add(key);
        }
    }

    private Result<EditedWorkOrder> Check(
        WorkOrderSubject subject,
        EditRequest request,
        byte[] bytes,
        ImmutableArray<string> keys,
        TreeReading reading
    )
    {
        var revision = subject.NextRevision;
        if (
            !YamlEditor
                .Apply(bytes, [new FieldChange(Revision, new FieldValue.Whole(revision))])
                .TryGet(out var counted, out var error)
        )
        {
            return error;
        }

        var after = workspace.Canonical.Keep(subject.File.Bytes, counted);
        var content = new FileContent(ReadOutcome.Ok, after);
        var candidate = WorkOrderCandidate.From(subject.Id, subject.State, subject.File.Path, content);
        var known = reading.Linter.Lint(subject.File);
        var findings = reading.Linter.Lint(candidate);
        var errors = findings.Where(finding => finding.Level == LintLevel.Error).ToList();
        if (errors.Count > 0)
        {
            return Invalid(subject.Id, errors, known);
        }

        return from possible in EditedDependencies.Check(subject.Id, Added(request), candidate, reading.Graph)
            select new EditedWorkOrder(
                subject.Id,
                subject.File.Path,
                subject.File.Bytes,
                after,
                revision,
                keys,
                IsWritten: false,
                [
                    .. findings
                        .Where(finding => finding.Level == LintLevel.Warning && !known.Any(old => IsSame(old, finding)))
                        .Select(finding => finding.Message),
                ]
            );
    }

    private static HashSet<string> Added(EditRequest request) =>
        [
            .. request
                .Lists.Where(change => !change.IsRemoval && change.List == EditableList.Dependencies)
                .Select(change => change.Item),
        ];

    private static WoError Invalid(WorkOrderId id, List<LintFinding> errors, IReadOnlyList<LintFinding> known)
    {
        // What was wrong before cannot be the fault of the edit, and has to be mended by hand.
        var isOld = errors.TrueForAll(error => known.Any(old => IsSame(old, error)));
        return new WoError(
            Problem.InvalidWorkOrder,
            isOld
                ? $"{id} is not valid and would not be: {errors[0].Message}"
                : $"{id} would not be valid: {errors[0].Message}"
        )
        {
            Details = [.. errors.Select(error => error.Message)],
            NextSteps = [isOld ? $"wo lint {id}" : $"wo show {id}"],
            Verify = [$"wo lint {id}"],
        };
    }

    private static bool IsSame(LintFinding a, LintFinding b) =>
        a.Code == b.Code && a.JsonPath == b.JsonPath && a.Message == b.Message;
}
