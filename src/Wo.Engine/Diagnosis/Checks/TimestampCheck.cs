using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Times that the index shows and that cannot be read as such; the index leaves them out.</summary>
internal sealed class TimestampCheck : ICheck
{
    /// <inheritdoc/>
    public CheckScope Scope => CheckScope.Contents;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (view.Entry?.Active is not { IsUsual: false, Problem: null } file)
            {
                continue;
            }

            if (!UsualFile.IsTime(file.Summary.CreatedAt))
            {
                yield return NotATime(view.Id, file.Path, "created_at", file.Summary.CreatedAt);
            }

            if (!UsualFile.IsTime(file.Summary.ClosedAt))
            {
                yield return NotATime(view.Id, file.Path, "closed_at", file.Summary.ClosedAt);
            }
        }
    }

    private static Finding NotATime(WorkOrderId id, CtxPath path, string key, string? time) =>
        new(Problem.NotATimestamp, id, path.Relative, $"{path} says that its {key} is {time}");
}
