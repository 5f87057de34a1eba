namespace Wo.Engine.Problems;

/// <summary>The names of levels as people and scripts see them.</summary>
internal static class ProblemLevels
{
    public static string Name(this ProblemLevel level) =>
        level switch
        {
            ProblemLevel.P0 => "P0",
            ProblemLevel.P1 => "P1",
            _ => "INFO",
        };

    public static bool TryParse(string name, out ProblemLevel level)
    {
        foreach (var candidate in (ReadOnlySpan<ProblemLevel>)[ProblemLevel.P0, ProblemLevel.P1, ProblemLevel.Info])
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
