namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>Words that other tools have for priorities.</summary>
internal static class ForeignPriority
{
    /// <summary>The priority that a word means; <see langword="null"/> where it means none.</summary>
    public static string? Of(string? word) =>
        word?.Trim().ToLowerInvariant() switch
        {
            "p0" or "critical" or "urgent" or "highest" or "blocker" => "P0",
            "p1" or "high" => "P1",
            "p2" or "medium" or "normal" => "P2",
            "p3" or "p4" or "low" or "lowest" or "minor" or "trivial" => "P3",
            _ => null,
        };

    /// <summary>The priority that a label such as <c>priority: high</c> means; <see langword="null"/> where it means none.</summary>
    public static string? OfLabel(string label)
    {
        var words = label.Split([' ', ':', '/', '-', '_', '='], StringSplitOptions.RemoveEmptyEntries);
        var isAboutPriority = words.Any(static word =>
            word.StartsWith("prio", StringComparison.OrdinalIgnoreCase)
            || word.Equals("severity", StringComparison.OrdinalIgnoreCase)
        );
        return words.Length == 1 || isAboutPriority
            ? words.Select(Of).FirstOrDefault(static found => found is not null)
            : null;
    }
}
