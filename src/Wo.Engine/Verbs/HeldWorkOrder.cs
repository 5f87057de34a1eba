using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>
/// A running work order that the caller may act on. An edit or an older tool may have taken from its file who works on
/// it and where; no verb is stricter about that than another, as all of them complete it from here.
/// </summary>
/// <param name="Subject">The work order.</param>
/// <param name="Lease">Its lease.</param>
/// <param name="Added">What its file lacks, from lease and git, and where its worktree lies now if that moved.</param>
internal sealed record HeldWorkOrder(WorkOrderSubject Subject, Lease Lease, IReadOnlyList<FieldChange> Added)
{
    /// <summary>Reads it, complete; the failure is that of the file as it is.</summary>
    public Result<RunningWorkOrder> Read() => InferredMetadata.Read(Subject.File, Added);

    /// <summary>The file with what it lacked, the changes from one record to the other, and any further ones.</summary>
    public Result<byte[]> Edit(RunningWorkOrder before, WorkOrder after, params ReadOnlySpan<FieldChange> further)
    {
        // What the move changes is not what the file lacked: release takes an owner away that was never written.
        var moved = before.ChangesTo(after);
        var completed = Added.Where(added => moved.All(change => change.Key != added.Key));
        return YamlEditor.Apply(Subject.File.Bytes, [.. moved, .. completed, .. further]);
    }

    /// <summary>What its file lacks to name an owner and to be complete; empty where it does.</summary>
    public IReadOnlyList<FieldChange> WithOwner(string owner) =>
        Subject.File.Summary.Owner == owner
            ? Added
            : [.. Added.Where(change => change.Key != "owner"), new FieldChange("owner", new FieldValue.Text(owner))];

    /// <summary>A value of its file, or what stands for it where the file has none or a former one.</summary>
    public string? Text(string key) =>
        Added
            .Where(change => change.Key == key)
            .Select(change => (change.Value as FieldValue.Text)?.Value)
            .FirstOrDefault()
        ?? Subject.File.Text(key);
}
