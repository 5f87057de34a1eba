using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Lint;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Read;

/// <summary>What holds for work in this tree beyond what the tool asks of work in every tree.</summary>
/// <param name="Lease">How long a lease lives without being renewed.</param>
/// <param name="VerifyAlways">Commands that verify every work order.</param>
/// <param name="FailsOnGateFailure">Whether a failed gate moves the work order to failed.</param>
/// <param name="Overlap">What becomes of work whose scope overlaps with that of running work.</param>
/// <param name="Definitions">The definitions of done that can be read.</param>
internal sealed record TreeRules(
    TimeSpan Lease,
    ImmutableArray<string> VerifyAlways,
    bool FailsOnGateFailure,
    OverlapPolicy Overlap,
    ImmutableArray<DefinitionOfDone> Definitions
)
{
    /// <summary>Reads them from the configuration in force and the definitions of done.</summary>
    public static TreeRules Of(Workspace workspace)
    {
        var settings = workspace.Settings;
        var inputs = new TreeInputs(workspace.Files, workspace.Layout);
        var definitions = inputs
            .DefinitionsOfDone.SelectMany(file => file.Value?.Dod ?? [])
            .Where(definition => !inputs.IsRetired(definition.Id));
        return new TreeRules(
            TimeSpan.FromSeconds(Math.Min(settings.LockTtlSeconds, (long)TimeSpan.FromDays(10_000).TotalSeconds)),
            settings.VerifyAlways,
            settings.FailOnGateFailure,
            settings.ScopeOverlap,
            [
                .. definitions.Select(definition =>
                    settings.RunDodChecks ? definition : definition with { RequiredChecks = [] }
                ),
            ]
        );
    }
}
