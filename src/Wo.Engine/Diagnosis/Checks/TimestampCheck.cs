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
            if (view.Entry?.Active is not { Problem: null } file)
            {
                continue;
            }

            if (IsUnreadable(file.Summary.CreatedAt))
            {
                yield return NotATime(view.Id, file.Path, "created_at", file.Summary.CreatedAt);
            }

            if (IsUnreadable(file.Summary.ClosedAt))
            {
                yield return NotATime(view.Id, file.Path, "closed_at", file.Summary.ClosedAt);
            }
        }
    }

    private static bool IsUnreadable(string? time) =>
        time is not null && !LenientTimestamp.TryParse(time, out _, out _);

    private static Finding NotATime(WorkOrderId id, CtxPath path, string key, string? time) =>
        new(Problem.NotATimestamp, id, path.Relative, $"{path} says that its {key} is {time}");
}
