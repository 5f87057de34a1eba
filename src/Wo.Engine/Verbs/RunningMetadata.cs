using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Verbs;

/// <summary>
/// Reads a running work order of which somebody's hand or an older tool left out who works on it and where: that is
/// taken from its lease, so that it can always be finished.
/// </summary>
/// <param name="WorkOrder">The work order, complete.</param>
/// <param name="Added">What its file lacks.</param>
internal sealed record RunningMetadata(RunningWorkOrder WorkOrder, ImmutableArray<FieldChange> Added)
{
    /// <summary>Reads it; the failure is that of the file as it is.</summary>
    public static Result<RunningMetadata> Read(WorkOrderSubject subject, Lease lease, WorktreeNaming naming)
    {
        if (TypedWorkOrder.As<RunningWorkOrder>(subject).TryGet(out var complete, out var incomplete))
        {
            return new RunningMetadata(complete, []);
        }

        var added = Inferred(subject.File, lease, naming);
        if (added.IsEmpty || !YamlEditor.Apply(subject.File.Bytes, added).TryGet(out var bytes, out _))
        {
            return incomplete;
        }

        var content = new FileContent(ReadOutcome.Ok, bytes);
        var edited = subject with
        {
            File = WorkOrderCandidate.From(subject.Id, subject.State, subject.File.Path, content),
        };
        return TypedWorkOrder.As<RunningWorkOrder>(edited).TryGet(out var inferred, out _)
            ? new RunningMetadata(inferred, added)
            : incomplete;
    }

    private static ImmutableArray<FieldChange> Inferred(WorkOrderCandidate file, Lease lease, WorktreeNaming naming)
    {
        var id = file.Id.Value;
        var added = ImmutableArray.CreateBuilder<FieldChange>();
        Add("owner", lease.Owner, alwaysQuoted: false);
        Add("branch", lease.Branch ?? naming.DefaultBranch(id), alwaysQuoted: false);
        Add("worktree", naming.ToValue(lease.Worktree ?? naming.DefaultPath(id)), alwaysQuoted: false);
        Add("started_at", WorkOrderTimestamp.Format(lease.TakenAt), alwaysQuoted: true);
        return added.ToImmutable();

        void Add(string key, string value, bool alwaysQuoted)
        {
            if (file.Text(key) is null)
            {
                added.Add(new FieldChange(key, new FieldValue.Text(value, alwaysQuoted)));
            }
        }
    }
}
