namespace Wo.Engine.Tests.Reconcile;

/// <summary>A tree for every code, and for every way in which its repair goes.</summary>
internal static class Scenarios
{
    /// <summary>The work order that is in trouble.</summary>
    public const string Wo = "WO-0001";

    public static IReadOnlyDictionary<string, Scenario> All { get; } =
        new[] { FileScenarios.All, OperationScenarios.All, WorktreeScenarios.All }
            .SelectMany(group => group)
            .ToDictionary();
}
