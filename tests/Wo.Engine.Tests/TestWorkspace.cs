using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree.Kept;
using Wo.Engine.Tests.Git;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests;

/// <summary>The workspace of a fixture: the real parts, with a file system and a clock of the fixture's choice.</summary>
internal static class TestWorkspace
{
    private static readonly Settings Overlapping = Settings.Default with { ScopeOverlap = OverlapPolicy.Allow };

    /// <summary>Puts it together.</summary>
    /// <param name="root">The state root.</param>
    /// <param name="files">The file system.</param>
    /// <param name="clock">The time.</param>
    /// <param name="guardTimeout">How long the guard is waited for.</param>
    /// <param name="settings">
    /// The configuration; where it is <see langword="null"/> the defaults, but that all samples may touch the same paths.
    /// </param>
    /// <param name="tokens">Where tokens come from, or <see langword="null"/> for random ones.</param>
    /// <param name="cache">When summaries are kept; <see langword="null"/> for where it pays.</param>
    public static Workspace At(
        StateRoot root,
        IFileSystem files,
        TimeProvider clock,
        TimeSpan guardTimeout,
        Settings? settings = null,
        ITokenSource? tokens = null,
        SummaryCacheUse? cache = null
    ) =>
        new(
            root,
            TestGit.Command,
            files,
            clock,
            LockingPolicy.Default with
            {
                GuardTimeout = guardTimeout,
            },
            settings ?? Overlapping,
            tokens ?? new RandomTokens(),
            cache
        );
}
