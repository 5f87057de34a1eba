using System.Collections.Immutable;

namespace Wo.Engine.Configuration;

/// <summary>What makes a new worktree ready to work in.</summary>
internal sealed record SetupSettings
{
    /// <summary>Globs of files in the main worktree that git does not track; they are copied.</summary>
    public ImmutableArray<string> Copy { get; init; } = [];

    /// <summary>Directories of the main worktree that the worktree shares through symbolic links.</summary>
    public ImmutableArray<string> Link { get; init; } = [];

    /// <summary>Whether submodules are checked out.</summary>
    public bool WithSubmodules { get; init; }

    /// <summary>Commands that run in the worktree.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];
}
