using System.Collections.Immutable;

namespace Wo.Tool.CommandLine;

/// <summary>
/// How a command is offered to agents that call it as a tool. What the tool is told and what it takes follow from the
/// declaration of the command; here stands only what differs.
/// </summary>
/// <param name="Name">The tool's name.</param>
internal sealed record AgentTool(string Name)
{
    /// <summary>What the tool does, where that is not what the command does.</summary>
    public string? Description { get; init; }

    /// <summary>Options that are always given.</summary>
    public ImmutableArray<string> Fixed { get; init; } = [];

    /// <summary>
    /// Arguments and options that are not offered: other forms of the answer, and what the server knows itself.
    /// </summary>
    public ImmutableArray<string> Without { get; init; } = [];

    /// <summary>Arguments that have to be given, although a person may leave them out where they stand in a worktree.</summary>
    public ImmutableArray<string> Required { get; init; } = [];
}
