namespace Wo.Generators.Diagnostics;

/// <summary>Says all that is wrong with one file in one diagnostic, so that it takes one build to learn it.</summary>
internal static class RefusedFile
{
    // A file that is wrong throughout says nothing more with its hundredth reason, and build logs are read by the line.
    private const int MaxReasons = 20;

    /// <summary>One diagnostic for all reasons, or none where there are none.</summary>
    /// <param name="reasons">The reasons, all of one file.</param>
    public static DiagnosticInfo? Of(IReadOnlyList<DiagnosticInfo> reasons)
    {
        if (reasons.Count < 2)
        {
            return reasons.Count == 0 ? null : reasons[0] with { Message = DiagnosticInfo.Shown(reasons[0].Message) };
        }

        var sorted = reasons.OrderBy(reason => reason.Span.Offset).ToList();
        var kinds = sorted.GroupBy(reason => reason.Message).ToList();
        var texts = kinds.Take(MaxReasons).Select(Describe).ToList();
        if (kinds.Count > MaxReasons)
        {
            texts.Add($"and {kinds.Count - MaxReasons} more");
        }

        var first = sorted[0];
        return new DiagnosticInfo(
            // The lowest is the most fundamental: no JSON comes before no support, and that before names.
            sorted.Min(reason => reason.Id)!,
            kinds.Count == 1
                ? texts[0]
                : $"the schema is not used, for {kinds.Count} reasons: {string.Join("; ", texts)}",
            first.Path,
            first.Span
        )
        {
            Others = new([.. sorted.Skip(1).Take(MaxReasons).Select(reason => reason.Span)]),
        };
    }

    private static string Describe(IGrouping<string, DiagnosticInfo> same)
    {
        var count = same.Count();
        var more = count == 1 ? "" : $" and {count - 1} more";
        return $"({same.First().Span}{more}) {DiagnosticInfo.Shown(same.Key)}";
    }
}
