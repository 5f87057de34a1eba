using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Format;

/// <summary>Which work orders are in canonical form.</summary>
/// <param name="WorkOrders">How many files were looked at.</param>
/// <param name="Unformatted">Those that are not.</param>
/// <param name="Skipped">Those that cannot be brought into it, and why, one line each.</param>
internal sealed record FormatSurvey(
    int WorkOrders,
    ImmutableArray<UnformattedFile> Unformatted,
    ImmutableArray<string> Skipped
);
