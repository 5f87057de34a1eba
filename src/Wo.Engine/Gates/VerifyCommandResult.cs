using Wo.Engine.Processes;

namespace Wo.Engine.Gates;

/// <summary>What became of one of <c>verify.commands</c>.</summary>
/// <param name="Command">The command as the work order has it.</param>
/// <param name="Log">Its output, relative to the state root.</param>
/// <param name="End">How it ended.</param>
/// <param name="Code">The exit code, or the signal; -1 where there is neither.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record VerifyCommandResult(string Command, string Log, ProcessEnd End, int Code, TimeSpan Duration)
{
    /// <summary>Whether it ran to its own end, or to the end of its time, and did not succeed.</summary>
    public bool SaidNo => End is ProcessEnd.Signaled or ProcessEnd.TimedOut || (End == ProcessEnd.Exited && Code != 0);
}
