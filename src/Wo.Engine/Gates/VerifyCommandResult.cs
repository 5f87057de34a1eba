using System.Collections.Immutable;
using Wo.Engine.Processes;
using Wo.Engine.Store;

namespace Wo.Engine.Gates;

/// <summary>What became of one of <c>verify.commands</c>.</summary>
/// <param name="Command">The command as the work order has it.</param>
/// <param name="Log">Its output.</param>
/// <param name="End">How it ended.</param>
/// <param name="Code">The exit code, or the signal; -1 where there is neither.</param>
/// <param name="Duration">How long it took.</param>
internal sealed record VerifyCommandResult(string Command, CtxPath Log, ProcessEnd End, int Code, TimeSpan Duration)
{
    /// <summary>Why it ran.</summary>
    public GateCommandKind Kind { get; init; }

    /// <summary>Absolute path of the log, which leads there from any directory.</summary>
    public string LogPath => Log.FullPath;

    /// <summary>The end of its output, where it did not succeed.</summary>
    public OutputTail Output { get; init; } = OutputTail.None;

    /// <summary>What it left running, one line each.</summary>
    public ImmutableArray<string> Leftovers { get; init; } = [];

    /// <summary>Whether it ran to its own end, or to the end of its time, and did not succeed.</summary>
    public bool SaidNo => End is ProcessEnd.Signaled or ProcessEnd.TimedOut || (End == ProcessEnd.Exited && Code != 0);

    /// <summary>Whether it exited by itself with code 0.</summary>
    public bool Succeeded => End == ProcessEnd.Exited && Code == 0;

    /// <summary>How it ended in one word, as verdict and answers have it.</summary>
    public string EndName =>
        End switch
        {
            ProcessEnd.Exited => "exited",
            ProcessEnd.Signaled => "signaled",
            ProcessEnd.TimedOut => "timed_out",
            ProcessEnd.Canceled => "canceled",
            _ => "not_started",
        };

    /// <summary>How long it took in seconds. Milliseconds are enough; a clock that was set back does not make it negative.</summary>
    public double Seconds => Math.Max(0, Math.Round(Duration.TotalSeconds, 3));
}
