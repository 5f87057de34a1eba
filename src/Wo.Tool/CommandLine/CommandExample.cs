namespace Wo.Tool.CommandLine;

/// <summary>A command line as it may be typed, for the help page.</summary>
/// <param name="CommandLine">The whole line, starting with <c>wo</c>. Tests parse it.</param>
/// <param name="Description">What it does, in a few words.</param>
internal sealed record CommandExample(string CommandLine, string Description);
