using System.Collections.Immutable;

namespace Wo.Engine.Lint;

/// <summary>Which changes under <c>_ctx</c> a work order may bring along.</summary>
/// <param name="ignored">Globs of paths that are not part of the work.</param>
/// <param name="blocked">Globs of paths that no work order changes.</param>
/// <param name="root">The state root from the top of the repository.</param>
internal sealed class PathPolicy(IEnumerable<string> ignored, IEnumerable<string> blocked, string root)
{
    private readonly PathGlobs ignored = new(ignored, root);
    private readonly PathGlobs blocked = new(blocked, root);

    /// <summary>What <c>init</c> writes, and what holds without a file: written by tools, or append-only.</summary>
    public static ImmutableArray<string> DefaultIgnored { get; } =
    [
        "_ctx/session_*.md",
        "_ctx/handoff/**",
        "_ctx/logs/**",
        "_ctx/index/**",
        "_ctx/jobs/index.json",
        "_ctx/jobs/running/**",
    ];

    /// <summary>The same: the contract itself.</summary>
    public static ImmutableArray<string> DefaultBlocked { get; } =
    [
        "_ctx/jobs/pending/**",
        "_ctx/jobs/done/**",
        "_ctx/jobs/failed/**",
        "_ctx/jobs/partial/**",
        "_ctx/backlog/**",
        "_ctx/dod/**",
        "_ctx/policy/**",
        "_ctx/schemas/**",
    ];

    /// <summary>The policy in force.</summary>
    /// <param name="file">The file with it.</param>
    /// <param name="root">The state root from the top of the repository.</param>
    public static PathPolicy Of(InputFile<FinishPolicy> file, string root) =>
        file.Value is { } policy
            ? new PathPolicy(policy.Ignore ?? [], policy.AllowlistContract ?? [], root)
            : new PathPolicy(DefaultIgnored, DefaultBlocked, root);

    /// <summary>Whether a path is not part of the work.</summary>
    public bool Ignores(string path) => ignored.Match(path);

    /// <summary>Whether no work order may change a path.</summary>
    public bool Blocks(string path) => !Ignores(path) && blocked.Match(path);
}
