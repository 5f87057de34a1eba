namespace Wo.Tool.Commands;

/// <summary>Runs the commands of gates with the environment of the caller.</summary>
internal static class CallerShell
{
    /// <summary>The shell for a command.</summary>
    public static GateShell Of(CommandContext context) =>
        new(ProcessRunner.ForThisPlatform(context.Time), ProcessEnvironment.OfThisProcess());
}
