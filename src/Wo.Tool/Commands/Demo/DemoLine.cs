using System.Collections.Immutable;

namespace Wo.Tool.Commands.Demo;

/// <summary>A command of the walk-through and what it answered.</summary>
/// <param name="Directory">Where it ran, relative to the repository.</param>
/// <param name="Command">As a user would type it.</param>
/// <param name="ExitCode">Its exit code; 137 for one that was killed.</param>
/// <param name="Output">What it printed, line by line, standard error behind standard output.</param>
internal sealed record DemoLine(string Directory, string Command, int ExitCode, ImmutableArray<string> Output);
