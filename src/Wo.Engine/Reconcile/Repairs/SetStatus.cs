using Wo.Engine.Diagnosis.Checks;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Sets the status of a file to that of its directory.</summary>
internal sealed class SetStatus : Repair<StatusCheck.WrongStatus>
{
    /// <inheritdoc/>
    protected override string Describe(StatusCheck.WrongStatus seen) =>
        $"set its status to {seen.File.State.DirectoryName()}";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, StatusCheck.WrongStatus seen)
    {
        var directory = seen.File.State.DirectoryName();
        return FileEdit.Apply(
            scene,
            seen.File,
            [new FieldChange("status", new FieldValue.Text(directory))],
            $"its status is {directory} now"
        );
    }
}
