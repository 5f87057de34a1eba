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

            var times = new[] { ("created_at", file.Summary.CreatedAt), ("closed_at", file.Summary.ClosedAt) };
            foreach (var (key, time) in times)
            {
                if (time is not null && !LenientTimestamp.TryParse(time, out _, out _))
                {
                    yield return new Finding(
                        Problem.NotATimestamp,
                        view.Id,
                        file.Path.Relative,
                        $"{file.Path} says that its {key} is {time}"
                    );
                }
            }
        }
    }
}
