using System.Collections.Immutable;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Store;

/// <summary>Turns a work order file into the record of its state, and the difference of two records into an edit.</summary>
internal static class TypedWorkOrder
{
    /// <summary>Reads the file as what its directory says it is.</summary>
    public static Result<T> As<T>(WorkOrderCandidate file)
        where T : WorkOrder
    {
        var findings = new List<SchemaFinding>();
        return WorkOrderReader.Read(file.Root!, file.State, findings) is T typed
            ? typed
            : new WoError(Problem.InvalidWorkOrder, $"{file.Path} lacks what its state needs")
            {
                Details = [.. findings.Select(f => $"{f.Path} ({f.Position}): expected {f.Expected}, found {f.Found}")],
                NextSteps = [$"wo show {file.Id}"],
                Verify = ["wo reconcile"],
            };
    }

    /// <summary>The file with exactly the changes from one record to the other, and any further ones.</summary>
    public static Result<byte[]> Edit(
        WorkOrderCandidate file,
        WorkOrder before,
        WorkOrder after,
        params ReadOnlySpan<FieldChange> further
    ) => YamlEditor.Apply(file.Bytes, [.. before.ChangesTo(after), .. further]);
}
