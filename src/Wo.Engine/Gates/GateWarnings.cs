using System.Collections.Immutable;

namespace Wo.Engine.Gates;

/// <summary>What the owner of a work order should know although its gates agreed.</summary>
internal static class GateWarnings
{
    /// <summary>One line each.</summary>
    public static ImmutableArray<string> Of(GateContext context) =>
        [
            .. context.WorkOrder.Scope is null
                ? [$"{context.Id} has no scope: which files changed was not checked"]
                : (string[])[],
            .. context.SkipVerification || context.Commands.Count > 0
                ? (string[])[]
                : [$"{context.Id} has no verify.commands: none were run"],
            .. context.Commands.SelectMany(command => command.Leftovers),
        ];
}
