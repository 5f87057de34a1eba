using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Files that say another id than their name does. The name counts.</summary>
internal sealed class IdCheck : ICheck
{
    /// <inheritdoc/>
    public CheckScope Scope => CheckScope.Contents;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (view.Entry?.Active is { IsUsual: false, Problem: null } file && !UsualFile.HasId(file.Summary, view.Id))
            {
                yield return new Finding(
                    Problem.IdMismatch,
                    view.Id,
                    file.Path.Relative,
                    $"{file.Path} says that its id is {file.Summary.WrittenId}"
                )
                {
                    NextSteps = [$"wo show {view.Id}"],
                };
            }
        }
    }
}
