using System.Collections.Immutable;
using Wo.Engine.Read.History;

namespace Wo.Tool.Commands.Stats;

/// <summary>What a row of <c>wo stats</c> stands for.</summary>
/// <param name="Name">As it is typed, and the heading of its column.</param>
/// <param name="Member">The member of the JSON answer that names a row.</param>
/// <param name="Rows">The rows.</param>
internal sealed record StatsGrouping(string Name, string Member, Func<WorkStatistics, ImmutableArray<WorkFigures>> Rows)
{
    /// <summary>By ISO week, the default.</summary>
    public static StatsGrouping Week { get; } = new("week", "week", counted => counted.Weeks);

    /// <summary>All of them.</summary>
    public static ImmutableArray<StatsGrouping> All { get; } =
    [Week, new("epic", "epic_id", counted => counted.Epics), new("owner", "owner", counted => counted.Owners)];
}
