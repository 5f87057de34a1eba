using System.Collections.Immutable;
using Wo.Engine.Store;

namespace Wo.Engine.Verbs;

/// <summary>Turns a work order file into the record of its state, and the difference of two records into an edit.</summary>
internal static class TypedWorkOrder
{
    /// <summary>Reads the file as what its directory says it is.</summary>
    public static Result<T> As<T>(WorkOrderSubject subject)
        where T : WorkOrder
    {
        var findings = new List<SchemaFinding>();
        return WorkOrderReader.Read(subject.File.Root!, subject.State, findings) is T typed
            ? typed
            : new WoError(Problem.InvalidWorkOrder, $"{subject.File.Path} lacks what its state needs")
            {
                Details = [.. findings.Select(f => $"{f.Path} ({f.Position}): expected {f.Expected}, found {f.Found}")],
                NextSteps = [$"wo show {subject.Id}"],
                Verify = ["wo reconcile"],
            };
    }

    /// <summary>The file with exactly the changes from one record to the other, and any further ones.</summary>
    public static Result<byte[]> Edit(
        WorkOrderSubject subject,
        WorkOrder before,
        WorkOrder after,
        params ReadOnlySpan<FieldChange> further
    ) => YamlEditor.Apply(subject.File.Bytes, [.. before.ChangesTo(after), .. further]);

    /// <summary>The file with another owner and nothing else changed.</summary>
    public static Result<byte[]> WithOwner(WorkOrderSubject subject, string owner) =>
        YamlEditor.Apply(subject.File.Bytes, [new FieldChange("owner", new FieldValue.Text(owner))]);
}
