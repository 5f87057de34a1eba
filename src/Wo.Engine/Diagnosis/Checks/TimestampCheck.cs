namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Times that the index shows and that cannot be read as such; the index leaves them out.</summary>
internal sealed class TimestampCheck : ICheck
{
    private static readonly string[] Keys = ["created_at", "closed_at"];

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

            foreach (var key in Keys)
            {
                if (file.Text(key) is { } time && !LenientTimestamp.TryParse(time, out _, out _))
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
