using System.Collections.Immutable;

namespace Wo.Tool.Commands.Mcp;

/// <summary>A command line that a call stands for.</summary>
/// <param name="Command">The words that name the command.</param>
/// <param name="Options">Its options.</param>
/// <param name="Arguments">Its arguments, which may look like options.</param>
internal sealed record ToolLine(
    ImmutableArray<string> Command,
    ImmutableArray<string> Options,
    ImmutableArray<string> Arguments
)
{
    /// <summary>A line of words that are known to be right.</summary>
    public static ToolLine Of(string command, params ImmutableArray<string> options) => new([command], options, []);

    /// <summary>All its words.</summary>
    /// <param name="common">The options that all calls have.</param>
    public string[] Words(IEnumerable<string> common) =>
        [.. Command, .. Options, .. common, .. Arguments.IsEmpty ? Array.Empty<string>() : ["--", .. Arguments]];
}
