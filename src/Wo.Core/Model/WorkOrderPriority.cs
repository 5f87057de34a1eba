namespace Wo.Core.Model;

/// <summary>The two spellings of a priority and their common order.</summary>
internal static class WorkOrderPriority
{
    /// <summary>What a new work order gets.</summary>
    public const string Default = "P2";

    /// <summary>0 for the most urgent; 4, behind all others, for what is no priority.</summary>
    public static int Rank(string? priority) =>
        priority switch
        {
            "P0" or "critical" => 0,
            "P1" or "high" => 1,
            "P2" or "medium" => 2,
            "P3" or "low" => 3,
            _ => 4,
        };
}
