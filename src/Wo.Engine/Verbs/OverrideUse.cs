using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>A rule that was set aside, and why.</summary>
/// <param name="Rule">The rule, as the record calls it: <c>dependencies</c>, <c>ownership</c>, or the stage of a gate.</param>
/// <param name="Why">The reason.</param>
internal sealed record OverrideUse(string Rule, Override Why)
{
    /// <summary>Dependencies of a work order that is taken.</summary>
    public const string Dependencies = "dependencies";

    /// <summary>The lease of another owner.</summary>
    public const string Ownership = "ownership";

    /// <summary>The claims that clones share.</summary>
    public const string Claims = "claims";

    /// <summary>The claims, where a workspace goes on without them; else nothing.</summary>
    public static OverrideUse[] Offline(Workspace workspace) =>
        workspace.Claims is not null
        && workspace.OfflineReason is { } reason
        && Override.Because("--offline", reason).TryGet(out var why, out _)
            ? [new OverrideUse(Claims, why)]
            : [];

    /// <summary>What was set aside, as the end of a line of the session log; empty where nothing was.</summary>
    public static string Words(IReadOnlyCollection<OverrideUse> used) =>
        used.Count == 0
            ? ""
            : $" ({string.Join(", ", used.Select(use => use.Rule))} set aside: {string.Join("; ", used.Select(use => use.Why.Reason).Distinct())})";
}
