namespace Wo.Engine.Reconcile;

/// <summary>The names of levels as people and scripts see them.</summary>
internal static class FindingLevels
{
    public static string Name(this FindingLevel level) =>
        level switch
        {
            FindingLevel.P0 => "P0",
            FindingLevel.P1 => "P1",
            _ => "INFO",
        };

    public static bool TryParse(string name, out FindingLevel level)
    {
        foreach (var candidate in (ReadOnlySpan<FindingLevel>)[FindingLevel.P0, FindingLevel.P1, FindingLevel.Info])
        {
            if (name == candidate.Name())
            {
                level = candidate;
                return true;
            }
        }

        level = default;
        return false;
    }
}
