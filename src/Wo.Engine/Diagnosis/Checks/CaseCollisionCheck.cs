namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Ids that some file systems and git clones cannot keep apart.</summary>
internal sealed class CaseCollisionCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        if (!tree.Scan.MayHaveTwins)
        {
            yield break;
        }

        foreach (var twins in tree.Scan.Entries.GroupBy(entry => entry.Id.Value, StringComparer.OrdinalIgnoreCase))
        {
            if (twins.Count() > 1)
            {
                var paths = twins.SelectMany(entry => entry.Candidates).Select(file => file.Path.Relative).ToList();
                yield return new Finding(
                    Problem.CaseCollision,
                    twins.First().Id,
                    paths[0],
                    $"{string.Join(" and ", twins.Select(entry => entry.Id))} differ in case only: rename all but one"
                )
                {
                    Details = [.. paths],
                };
            }
        }
    }
}
