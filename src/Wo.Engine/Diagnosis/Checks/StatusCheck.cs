using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Files whose status is not that of their directory: a file was moved or edited by hand, and the directory wins.</summary>
internal sealed class StatusCheck : ICheck
{
    /// <inheritdoc/>
    public CheckScope Scope => CheckScope.Contents;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            // The record is read only where the file disagrees with its directory.
            if (
                view.Entry is not { Candidates: [{ IsUsual: false, Problem: null } file] }
                || UsualFile.HasStatus(file.Summary, file.State)
                || view.Settled is null
            )
            {
                continue;
            }

            yield return new Finding(
                Problem.StatusMismatch,
                view.Id,
                file.Path.Relative,
                $"{view.Id} lies in {file.State.DirectoryName()} and says that its status is '{file.Summary.Status}'"
            )
            {
                Evidence = new WrongStatus(file),
            };
        }
    }

    /// <summary>A file whose status is to become that of its directory.</summary>
    internal sealed record WrongStatus(WorkOrderCandidate File) : IEvidence;
}
