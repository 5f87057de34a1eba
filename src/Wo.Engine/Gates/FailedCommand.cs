using System.Collections.Immutable;
using System.Globalization;
using Wo.Engine.Processes;

namespace Wo.Engine.Gates;

/// <summary>What is said about a verify command that failed: enough to see why without opening a file.</summary>
internal static class FailedCommand
{
    private const int NotFound = 127;

    /// <summary>The failure.</summary>
    /// <param name="context">The run; the command is its last.</param>
    /// <param name="command">What became of it.</param>
    /// <param name="name">Which one it was, in words.</param>
    public static WoError Describe(GateContext context, VerifyCommandResult command, string name) =>
        new(
            Problem.GateFailed,
            $"{name} {CommandEnding.Describe(context.Workspace.Settings, command.End, command.Code)}: {command.Command}"
        )
        {
            Details =
            [
                $"{Figures(command)}; all of its output is in {command.LogPath}",
                .. Hints(context, command),
                .. context.Commands.SelectMany(ran => ran.Leftovers),
                .. CommandEnding.Output(command.Output),
            ],
            NextSteps = [$"cat {command.Log}"],
            Verify = [$"wo show {context.Id}"],
        };

    private static string Figures(VerifyCommandResult command) =>
        command.End == ProcessEnd.Exited
            ? string.Create(CultureInfo.InvariantCulture, $"exit code {command.Code} after {command.Seconds:0.0} s")
            : string.Create(CultureInfo.InvariantCulture, $"ended after {command.Seconds:0.0} s");

    private static ImmutableArray<string> Hints(GateContext context, VerifyCommandResult command) =>
        command is { End: ProcessEnd.Exited, Code: NotFound } && !context.Workspace.Settings.GatesInLoginShell
            ?
            [
                $"127 means that the shell did not find a program: gates have the PATH of whoever runs 'wo finish' ('gate_shell: login' in {context.Workspace.Layout.Configuration} reads the profile first)",
            ]
            : [];
}
